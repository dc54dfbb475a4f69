/** One site's block over a day: a row for each slot, in the ink of the site whose story stands there. */
import type { Network } from '../src/features/network/network.ts';
import type { StandingSlot } from '../src/features/trending/trending.ts';

interface Moment {
  now: Date;
  slots: readonly StandingSlot[];
}

const everyMinutes = 10;
const columnPx = 6;
const rowPx = 18;
const leftPx = 44;
const topPx = 34;

export function drawSlots(drawn: readonly Moment[], network: Network, markedStory: number): string {
  const moments = drawn.filter((_, at) => at % everyMinutes === 0);
  const width = leftPx + moments.length * columnPx + 8;
  const inks = network.sites.map(({ id, name, theme }) => {
    const path = runs(moments, (slot) => slot.siteId === id && slot.storyId !== markedStory);
    return { name, ink: theme.accent[0], path };
  });
  const marked = runs(moments, ({ storyId }) => storyId === markedStory);
  const used = inks.filter(({ path }) => path !== '');
  const legend = [...used, { name: 'read by all from 15:00', ink: '#14191f' }].map(
    ({ name, ink }, at) =>
      `<path fill="${ink}" d="M${leftPx + at * 110} 10h12v12h-12z"/><text x="${leftPx + 18 + at * 110}" y="20">${name}</text>`,
  );
  const hours = moments.flatMap(({ now }, at) =>
    now.getUTCMinutes() < everyMinutes && now.getUTCHours() % 3 === 0
      ? [`<text x="${leftPx + at * columnPx}" y="${topPx + 12 * rowPx + 16}">${(now.getUTCHours() + 9) % 24}:00</text>`]
      : [],
  );
  const rows = Array.from(
    { length: 12 },
    (_, at) => `<text x="${leftPx - 8}" y="${topPx + at * rowPx + 13}" text-anchor="end">${at + 1}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${topPx + 12 * rowPx + 26}" font-family="sans-serif" font-size="11" fill="#454e58">
<rect width="100%" height="100%" fill="#fff"/>
${[...legend, ...rows, ...hours].join('\n')}
${used.map(({ ink, path }) => `<path fill="${ink}" d="${path}"/>`).join('\n')}
<path fill="#14191f" d="${marked}"/>
</svg>
`;
}

/** Each story's time in a slot as one bar. */
function runs(moments: readonly Moment[], wanted: (slot: StandingSlot) => boolean): string {
  let path = '';
  for (let slot = 1; slot <= 12; slot += 1) {
    const line = moments.map(({ slots }) => slots.find((one) => one.slot === slot && wanted(one))?.storyId ?? 0);
    for (let at = 0; at < line.length;) {
      let end = at + 1;
      while (end < line.length && line[end] === line[at]) end += 1;
      if (line[at]) {
        const [x, y, length] = [leftPx + at * columnPx, topPx + (slot - 1) * rowPx, (end - at) * columnPx - 1];
        path += `M${x} ${y}h${length}v${rowPx - 3}h-${length}z`;
      }
      at = end;
    }
  }
  return path;
}
