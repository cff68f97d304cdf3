/** The look of a dossier: narrow screens, dark mode and paper included; all colours of words have a contrast of 4.5 to 1 or more. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2024; --faint: #57606a; --line: #d0d7de; --tint: #f4f6f8;
  --link: #0a5aa8; --mark: #fff1b8; --badge: #e7eef6; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --ink: #e6eaee; --faint: #a3adb8; --line: #39424c; --tint: #1c222a; --link: #7cb7f2;
    --mark: #4d430f; --badge: #24303d; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; display: block; padding: .5rem 1rem; }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; padding-top: .4rem; border-top: 1px solid var(--line); }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
.note, .faint, figcaption { color: var(--faint); }
li { margin: .3rem 0; }
.support { color: var(--faint); font-size: .88rem; }
.badge { display: inline-block; background: var(--badge); border-radius: .6rem; padding: 0 .5rem; font-size: .8rem; white-space: nowrap; }
.ref { font-size: .8rem; vertical-align: super; line-height: 1; padding: .1rem .15rem; text-decoration: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { background: var(--tint); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1.2rem 0; }
figure svg { width: 100%; height: auto; max-width: 720px; color: var(--ink); display: block; }
details { margin: .4rem 0; }
summary { cursor: pointer; color: var(--link); }
.sources { padding-left: 2.2rem; font-size: .92rem; }
.sources li { margin: .7rem 0; }
.sources li:target { background: var(--tint); }
q, .words { quotes: "“" "”"; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
.paragraph { color: var(--faint); margin: .2rem 0; }
.paragraph mark { color: var(--ink); }
#peek { position: absolute; z-index: 2; max-width: min(34rem, calc(100vw - 2rem)); max-height: 22rem; overflow: auto; background: var(--paper);
  border: 1px solid var(--line); border-radius: .4rem; box-shadow: 0 .4rem 1.4rem rgb(0 0 0 / .25); padding: .7rem .9rem; font-size: .9rem; }
#peek[hidden] { display: none; }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--faint); font-size: .9rem; }
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #333; --link: #000; --line: #999; --mark: #eee; --tint: #f4f4f4; --badge: #eee; }
  nav, .skip, #peek, details:not([open]) { display: none; }
  h2 { break-after: avoid; } figure, tr, .sources li { break-inside: avoid; }
  .sources a[href^="http"]::after { content: " <" attr(href) ">"; overflow-wrap: anywhere; }
}
`;
