/** Two sites in two time zones, both in two languages, with sections that have sub-sections. */
import { addLetters } from '../../src/features/letters/letters.ts';
import { addNetwork, loadNetwork, networkInput, themeInput } from '../../src/features/network/network.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { readJson } from './demo-network.ts';

const sections = [
  {
    segment: 'town',
    name: { en: 'Town', ja: '町' },
    description: 'What happens between the two bridges.',
    sections: [
      { segment: 'market', name: { en: 'Market', ja: '市場' } },
      { segment: 'school', name: { en: 'School', ja: '学校' } },
    ],
  },
  { segment: 'sea', name: { en: 'Sea', ja: '海' }, description: 'Boats, weather and fish.' },
];

export const described = {
  name: 'Two Banks',
  publisher: 'Two Banks Press',
  hub: 'account.localhost',
  newsroom: 'newsroom.localhost',
  sites: [
    {
      key: 'harbour',
      name: 'Harbour',
      label: 'News',
      host: 'harbour.localhost',
      languages: ['en', 'ja'],
      timeZone: 'Asia/Tokyo',
      theme: 'default',
      tagline: 'News from the quay.',
      description: 'Written beside the water.',
      sections,
    },
    {
      key: 'ridge',
      name: 'Ridge',
      label: 'Hills',
      host: 'ridge.localhost',
      languages: ['en', 'ja'],
      timeZone: 'Europe/London',
      theme: 'default',
      tagline: 'News from above.',
      description: 'Written where the road ends.',
      sections,
    },
  ],
  sources: [{ key: 'gull', name: 'Gull Wire', notice: { en: '© {year} Gull Wire.', ja: '© {year} ガル通信。' } }],
};

export const hosts = described.sites.map((site) => site.host);

export async function addSmallNetwork(db: Db): Promise<void> {
  const theme = themeInput.parse(readJson('src/features/network/default-theme.json'));
  await addNetwork(db, networkInput.parse(described), new Map([['default', theme]]));
  await addLetters(db, await loadNetwork(db));
}
