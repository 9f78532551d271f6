/** Style sheet of the documentation: light and dark, no font or image from elsewhere. */
export const docsStyle = `:root {
  color-scheme: light dark;
  --text: #1d2433;
  --quiet: #5b6475;
  --page: #ffffff;
  --raised: #f5f7fa;
  --line: #dde2ea;
  --accent: #1f5fbf;
  --method: #0b6b4a;
  --method-page: #e3f4ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e8f0;
    --quiet: #9aa5b8;
    --page: #11151c;
    --raised: #191f29;
    --line: #2c3544;
    --accent: #7fb0ff;
    --method: #7ddcb2;
    --method-page: #15332a;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
header { background: var(--raised); border-bottom: 1px solid var(--line); }
header > div, .page { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header > div { padding-top: 2rem; padding-bottom: 1.25rem; }
header p { max-width: 46rem; margin: 0.4rem 0; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
h1 small { color: var(--quiet); font-size: 1rem; font-weight: 400; }
h2 { margin: 0 0 0.75rem; font-size: 1.45rem; line-height: 1.3; }
h3 { margin: 0 0 0.4rem; font-size: 1.15rem; }
h4 { margin: 1.4rem 0 0.4rem; color: var(--quiet); font-size: 0.95rem; font-weight: 600; }
p { margin: 0.5rem 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
small { font-size: 0.8rem; font-weight: 400; color: var(--quiet); }
small.required { color: var(--accent); }
.quiet { color: var(--quiet); }
.page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3rem; align-items: start; }
nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 2rem 0; font-size: 0.92rem; }
nav p { margin: 1rem 0 0.25rem; color: var(--quiet); font-size: 0.85rem; font-weight: 600; }
nav p:first-child { margin-top: 0; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 0.15rem 0; color: inherit; text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
main { padding: 2rem 0 4rem; }
main > section { margin-bottom: 3rem; }
main > section > p, main > section > ul { max-width: 46rem; }
.operation, .schema { padding-top: 1.5rem; margin-top: 1.5rem; border-top: 1px solid var(--line); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; font-size: 0.875rem; }
:not(pre) > code { padding: 0.1em 0.3em; border-radius: 4px; background: var(--raised); white-space: nowrap; }
pre { margin: 0.5rem 0; padding: 0.9rem 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); line-height: 1.5; }
.route { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: baseline; }
.route code { padding: 0; background: none; font-size: 0.95rem; white-space: normal; }
.route code span { white-space: nowrap; }
.method { padding: 0.05rem 0.5rem; border-radius: 4px; background: var(--method-page); color: var(--method); font-size: 0.8rem; font-weight: 700; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th, td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-size: 0.85rem; font-weight: 600; }
tbody th { font-weight: 400; white-space: nowrap; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.2rem 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.4rem 1.5rem; max-width: 52rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; }
@media (max-width: 60rem) {
  header > div, .page { padding-left: 1rem; padding-right: 1rem; }
  .page { grid-template-columns: minmax(0, 1fr); gap: 0; }
  nav { position: static; max-height: none; padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
  nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: 0.6rem; }
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody th, td { padding: 0; border: 0; }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  td[data-title]::before { content: attr(data-title) ': '; color: var(--quiet); }
}
`;
