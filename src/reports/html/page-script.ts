/**
 * Shows a footnote beside the number that calls for it, on hover and on focus: it stays while the pointer is on it and goes
 * with Escape (WCAG 2.2, 1.4.13). Without scripts the numbers are links to the footnotes.
 */
export const pageScript = `
(() => {
  const peek = document.getElementById('peek');
  let open, closing;
  const close = () => { open?.removeAttribute('aria-describedby'); open = undefined; peek.hidden = true; };
  const later = () => { closing = setTimeout(close, 250); };
  const show = (link) => {
    clearTimeout(closing);
    if (open === link) return;
    close();
    const note = document.getElementById(link.hash.slice(1));
    if (!note) return;
    peek.replaceChildren(...[...note.childNodes].map((node) => node.cloneNode(true)));
    peek.querySelectorAll('[id]').forEach((node) => node.removeAttribute('id'));
    peek.hidden = false;
    const place = link.getBoundingClientRect(), width = peek.offsetWidth, height = peek.offsetHeight;
    const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - width - 8));
    const below = place.bottom + 6 + height < innerHeight || place.top < height + 6;
    peek.style.left = left + scrollX + 'px';
    peek.style.top = (below ? place.bottom + 6 : place.top - height - 6) + scrollY + 'px';
    link.setAttribute('aria-describedby', 'peek');
    open = link;
  };
  for (const kind of ['mouseover', 'focusin']) document.addEventListener(kind, (event) => {
    const link = event.target.closest?.('a.ref');
    if (link) show(link); else if (event.target.closest?.('#peek')) clearTimeout(closing);
  });
  for (const kind of ['mouseout', 'focusout']) document.addEventListener(kind, (event) => {
    if (event.target.closest?.('a.ref, #peek')) later();
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
})();
`;
