import type { Renderer } from './create-renderer.ts';

const frames = 5;

/** Milliseconds that a frame takes here with all that is drawn now, over a few frames in a row. */
export async function measurePace(renderer: Renderer): Promise<number> {
  await frame();
  const began = performance.now();
  for (let at = 0; at < frames; at += 1) {
    renderer.scheduleRender();
    await frame();
  }
  return (performance.now() - began) / frames;
}

function frame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(done));
}
