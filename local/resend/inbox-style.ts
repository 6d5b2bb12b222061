/** The product's look in one sheet: four sizes, an 8 px grid, borders, one blue, light and dark by the system. */
export const inboxStyle = `
:root {
  color-scheme: light dark;
  --record: light-dark(#ffffff, #14171c);
  --panel: light-dark(#f6f7f9, #1b1f26);
  --line: light-dark(#d9dde3, #323945);
  --field-line: light-dark(#868f9c, #727c8b);
  --text: light-dark(#1b1f26, #e6e9ee);
  --muted: light-dark(#55606e, #a3acb9);
  --accent: light-dark(#1d5bb5, #8ab6ff);
  --button: #1d5bb5;
  --green: light-dark(#1a6a39, #6fcf97);
  --amber: light-dark(#865600, #e5b567);
  --red: light-dark(#b3261e, #ff9a91);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--record); color: var(--text); font: 400 13px/20px Inter, "Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--accent); }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 15px; line-height: 24px; font-weight: 600; margin: 0 0 8px; }
h3 { font-size: 13px; line-height: 20px; font-weight: 600; margin: 0; }
p { margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.bar { border-bottom: 1px solid var(--line); background: var(--panel); padding: 8px 24px; color: var(--muted); font-size: 12px; }
main { max-width: 1240px; margin: 0 auto; padding: 24px; }
.head { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-bottom: 16px; }
.head form { margin-left: auto; display: flex; gap: 8px; }
.count, .muted { color: var(--muted); }
.small { font-size: 12px; }
input[type="search"], textarea, select { font: inherit; color: var(--text); background: var(--record); border: 1px solid var(--field-line); border-radius: 4px; padding: 5px 8px; min-height: 32px; }
select { width: 100%; }
textarea { width: 100%; min-height: 96px; resize: vertical; display: block; }
button, .button { font: inherit; font-weight: 500; color: var(--text); background: var(--record); border: 1px solid var(--field-line); border-radius: 4px; padding: 5px 12px; min-height: 32px; cursor: pointer; text-decoration: none; display: inline-block; }
button:hover { background: var(--panel); }
button.main { background: var(--button); border-color: var(--button); color: #ffffff; }
button.main:hover { background: #164a94; }
.list { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 4px; }
.list li + li { border-top: 1px solid var(--line); }
.row { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 8fr) 128px 160px; gap: 16px; align-items: center; min-height: 40px; padding: 4px 16px; color: inherit; text-decoration: none; }
.row:hover { background: var(--panel); }
.row > :not(.state) { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row .subject { font-weight: 500; }
.row time { text-align: right; color: var(--muted); }
.state { white-space: nowrap; }
.state::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 8px; border: 1.5px solid currentColor; border-radius: 50%; }
.state.good { color: var(--green); } .state.good::before { background: currentColor; }
.state.bad { color: var(--red); } .state.bad::before { background: currentColor; border-radius: 0; transform: rotate(45deg) scale(0.9); }
.state.wait { color: var(--muted); }
.state.note { color: var(--accent); } .state.note::before { border-radius: 2px; }
.empty { border: 1px dashed var(--line); border-radius: 4px; padding: 32px 24px; text-align: center; color: var(--muted); }
.pages { display: flex; gap: 8px; align-items: center; margin-top: 16px; }
.email { display: grid; grid-template-columns: minmax(0, 1fr) 360px; gap: 24px; align-items: start; }
.box { border: 1px solid var(--line); border-radius: 4px; padding: 16px; margin-bottom: 16px; }
.facts { display: grid; grid-template-columns: 88px minmax(0, 1fr); gap: 4px 8px; margin: 0 0 16px; }
.facts dt { color: var(--muted); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.tabs { display: flex; gap: 16px; border-bottom: 1px solid var(--line); margin-bottom: 16px; }
.tabs a { padding: 8px 0; color: var(--muted); text-decoration: none; border-bottom: 2px solid transparent; margin-bottom: -1px; }
.tabs a[aria-current] { color: var(--text); font-weight: 500; border-color: var(--accent); }
iframe { display: block; width: 100%; height: 52vh; min-height: 320px; border: 1px solid var(--line); border-radius: 4px; background: #ffffff; color-scheme: light; resize: vertical; overflow: auto; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/20px ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; padding-bottom: 8px; }
th, td { text-align: left; vertical-align: top; padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 400; color: var(--muted); white-space: nowrap; }
.choice { display: flex; gap: 8px; align-items: center; margin: 8px 0; }
.acts { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
.field { display: block; margin-bottom: 8px; }
.field span { display: block; margin-bottom: 4px; font-weight: 500; }
.happened { list-style: none; margin: 0; padding: 0; }
.happened > li { padding: 8px 0; border-top: 1px solid var(--line); }
.happened > li:first-child { border-top: 0; padding-top: 0; }
.happened .line { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; justify-content: space-between; min-height: 24px; }
.happened button { min-height: 24px; padding: 1px 8px; font-size: 12px; }
.links { margin: 0; padding: 0; list-style: none; } .links li { padding: 4px 0; overflow-wrap: anywhere; } .facts .links li { padding: 0; }
.notice { border: 1px solid var(--line); border-left: 3px solid var(--accent); border-radius: 4px; padding: 8px 16px; margin-bottom: 16px; overflow-wrap: anywhere; }
.notice.bad { border-left-color: var(--red); }
@media (max-width: 900px) { .email { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 640px) {
  main { padding: 16px; } .bar { padding: 8px 16px; }
  .head form { margin-left: 0; width: 100%; } .head input { flex: 1; min-width: 0; }
  .row { grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; padding: 8px 16px; }
  .row .subject { order: 3; grid-column: 1 / -1; white-space: normal; } .row .state { order: 4; } .row time { order: 2; font-size: 12px; }
  .facts { grid-template-columns: 72px minmax(0, 1fr); }
}
`;
