/** Style sheet of the console page: one column on a phone, two on a desk, dark when the system is. */
export const consoleStyle = `
:root {
  color-scheme: light dark;
  --ground: #f5f5fa; --card: #ffffff; --ink: #242432; --soft: #5d5d72; --line: #dcdce8; --accent: #4f52b2; --accent-ink: #ffffff;
  --good: #0e700e; --good-ground: #e5f3e5; --wait: #8a5300; --wait-ground: #fdf0dc; --bad: #a4262c; --bad-ground: #fbe6e7;
  --idle: #5d5d72; --idle-ground: #ececf3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1b1b24; --card: #262631; --ink: #ececf4; --soft: #a9a9bd; --line: #3b3b4a; --accent: #9ea2ff; --accent-ink: #16161f;
    --good: #8fd68f; --good-ground: #1f3a22; --wait: #f2c37c; --wait-ground: #43311a; --bad: #f5a3a7; --bad-ground: #4a2326;
    --idle: #b9b9cb; --idle-ground: #34343f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 "Segoe UI", system-ui, -apple-system, sans-serif; }
.frame { max-width: 1240px; margin: 0 auto; padding: 0 20px; }
header { background: var(--card); border-bottom: 1px solid var(--line); }
header .frame { display: flex; flex-wrap: wrap; gap: 6px 24px; align-items: baseline; padding-top: 18px; padding-bottom: 14px; }
h1 { font-size: 22px; margin: 0; letter-spacing: -0.01em; }
header p { margin: 0; color: var(--soft); flex-basis: 100%; max-width: 75ch; }
#clock { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
main.frame { display: grid; gap: 18px; padding-top: 20px; padding-bottom: 40px; align-items: start; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 980px) { main.frame { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .wide { grid-column: 1 / -1; } }
.column { display: grid; gap: 18px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; }
h2 { font-size: 16px; margin: 0 0 2px; }
section > p { margin: 0 0 10px; color: var(--soft); font-size: 13.5px; }
.row { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 10px 0; border-top: 1px solid var(--line); }
.row .what { flex: 1 1 220px; min-width: 0; overflow-wrap: anywhere; }
.what strong { font-weight: 600; }
.what small, .note { display: block; color: var(--soft); font-size: 13px; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.pill { display: inline-block; border-radius: 999px; padding: 1px 9px; font-size: 12.5px; font-weight: 600; white-space: nowrap; color: var(--idle); background: var(--idle-ground); }
.pill.good { color: var(--good); background: var(--good-ground); }
.pill.wait { color: var(--wait); background: var(--wait-ground); }
.pill.bad { color: var(--bad); background: var(--bad-ground); }
button { font: inherit; font-weight: 600; font-size: 14px; padding: 6px 13px; border-radius: 6px; border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; min-height: 34px; }
button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.main:hover:not(:disabled) { color: var(--accent-ink); filter: brightness(1.1); }
button:disabled { opacity: 0.45; cursor: default; background: transparent; color: var(--ink); border-color: var(--line); }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.field { display: inline-flex; flex-direction: column; gap: 3px; max-width: 100%; }
label { font-size: 13px; color: var(--soft); }
select, input { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 6px 8px; min-height: 34px; max-width: 100%; }
input[type="number"] { width: 96px; }
.together { display: inline-flex; flex-wrap: wrap; gap: 4px; align-items: center; }
.choices { display: flex; flex-wrap: wrap; gap: 10px 14px; margin-bottom: 10px; align-items: end; }
.scroll { overflow-x: auto; }
.lines { max-height: 420px; overflow-y: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; }
th { text-align: left; font-weight: 600; color: var(--soft); padding: 4px 10px 4px 0; white-space: nowrap; }
td { border-top: 1px solid var(--line); padding: 6px 10px 6px 0; vertical-align: top; font-variant-numeric: tabular-nums; }
td.path { overflow-wrap: anywhere; min-width: 200px; font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: 12.5px; }
.empty { color: var(--soft); padding: 8px 0 2px; margin: 0; }
#message { position: sticky; bottom: 0; background: var(--ink); color: var(--ground); padding: 10px 20px; text-align: center; font-size: 14px; }
#message:empty { display: none; }
`;
