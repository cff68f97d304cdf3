import type { Renderer } from '../picture/create-renderer.ts';

const strip = 28;

/** The picture as it stands on the screen, as PNG, with a line below that says what it shows. */
export function pngOf(renderer: Renderer, words: string): Promise<Blob> {
  return new Promise((done, failed) => {
    // What WebGL drew is gone once the frame is shown: it is copied before.
    renderer.once('afterRender', () => {
      const source = renderer.getStageCanvas();
      const canvas = document.createElement('canvas');
      const scale = source.width / renderer.getDimensions().width;
      canvas.width = source.width;
      canvas.height = source.height + strip * scale;
      const pen = canvas.getContext('2d');
      if (pen === null) return failed(new Error('This browser draws no pictures.'));
      const style = getComputedStyle(document.body);
      pen.fillStyle = style.backgroundColor;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(source, 0, 0);
      pen.fillStyle = style.color;
      pen.font = `${13 * scale}px sans-serif`;
      pen.fillText(words, 10 * scale, source.height + 18 * scale);
      canvas.toBlob(
        (blob) => (blob === null ? failed(new Error('The picture could not be made.')) : done(blob)),
        'image/png',
      );
    });
    renderer.refresh();
  });
}
