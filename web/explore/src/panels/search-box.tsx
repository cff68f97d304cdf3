import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Found } from '../../../../src/explorer/api.ts';
import { server } from '../server.ts';
import { kindWords } from '../words.ts';

interface Props {
  readonly label: string;
  readonly onChoose: (found: Found) => void;
  /** What stands in the box at first. */
  readonly value?: string;
  /** The key that leads here from anywhere on the page. */
  readonly shortcut?: string;
}

const pause = 120;

/** A box that completes names: a combobox as the ARIA practices have it. */
export function SearchBox({ label, onChoose, value = '', shortcut }: Props) {
  const [words, setWords] = useState(value);
  const [found, setFound] = useState<readonly Found[]>([]);
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const id = useId();

  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (shortcut === undefined) return undefined;
    const follow = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.key !== shortcut || target?.closest('input, textarea, select') !== null) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, [shortcut]);

  const write = (text: string) => {
    setWords(text);
    asked.current += 1;
    const mine = asked.current;
    setTimeout(async () => {
      if (mine !== asked.current) return;
      const answer = await server.search(text).catch(() => []);
      if (mine !== asked.current) return;
      setFound(answer);
      setActive(0);
      setOpen(text.trim() !== '');
    }, pause);
  };
  const choose = (one: Found | undefined) => {
    if (one === undefined) return;
    setWords(one.name);
    setOpen(false);
    onChoose(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && isOpen) choose(found[active]);
    else if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && found.length > 0;
  return (
    <div class="search">
      <label for={`${id}-box`}>{label}</label>
      <input
        id={`${id}-box`}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        {...(isShown && { 'aria-activedescendant': `${id}-${active}` })}
        value={words}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={`${label}: names`} hidden={!isShown}>
        {found.map((one, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are followed at the box, which keeps the focus
          <div
            key={one.id}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onClick={() => choose(one)}
          >
            {one.name}{' '}
            <small>
              {one.alias === undefined ? kindWords(one.kind) : `${one.alias} · ${kindWords(one.kind)}`}
            </small>
          </div>
        ))}
      </div>
      <p class="unseen" role="status">
        {isShown ? `${found.length} names` : isOpen && words.trim() !== '' ? 'No name begins so.' : ''}
      </p>
    </div>
  );
}
