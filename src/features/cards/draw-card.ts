/** Where everything stands on a card: white on the ground of the site's plates. */
import { escapeHtml } from '../../platform/html/escape.ts';
import type { DrawnText } from '../media/media.ts';
import type { Theme } from '../network/network.ts';
import { cardSize } from './card.ts';
import type { Card } from './card.ts';
import { keepPhrases } from './keep-phrases.ts';

const margin = 80;
const across = cardSize.width - 2 * margin;
const brandTop = 68;
const brandHeight = 56;
const ruleTop = 154;
const labelTop = 196;
const headlineTop = 254;
const footTop = 548;
/** No headline is so long; a card is no page. */
const longest = 160;
const headlineSizes = [88, 78, 68, 60, 52, 46, 40];

export interface Drawing {
  svg: string;
  texts: DrawnText[];
}

/** `can`: the characters that there are faces for; others are left out. */
export function drawingOf(card: Card, can: ReadonlySet<string>): Drawing {
  const { site, language } = card;
  const { theme } = site;
  const drawn = (text: string): string => drawable(text, can);
  const head = { families: `${faces[theme.headFace]}, Card Japanese`, weight: theme.headWeight };
  const small = { families: 'Card Sans, Card Japanese', weight: 600, left: margin, width: across, maxHeight: 44 };
  const label = [card.section, card.paidLabel ?? ''];
  const texts = [
    { ...small, words: drawn(label.filter(Boolean).join('  ·  ')), sizes: [28, 22], top: labelTop, alpha: 84 },
    {
      ...head,
      words: keepPhrases(clipped(drawn(card.headline))),
      // Of the face's own, which is wide where there are kanji.
      leading: language === 'ja' ? 0.92 : Math.max(1.04, theme.headLeading),
      sizes: headlineSizes,
      ...{ left: margin, top: headlineTop, width: across, maxHeight: footTop - headlineTop - 36 },
    },
    { ...small, words: drawn(site.host), sizes: [24], top: footTop, alpha: 76 },
    ...(theme.wordmark ? [] : [{ ...head, words: drawn(site.name), ...beside }]),
  ];
  return { svg: ground(theme), texts: texts.filter(({ words }) => words !== '').map(toText) };
}

const faces: Record<Theme['headFace'], string> = { serif: 'Card Serif', sans: 'Card Sans' };

/** A name that has no drawing of its own stands where that would. */
const beside = {
  sizes: [44, 32],
  left: margin + brandHeight + 20,
  top: brandTop + 2,
  width: 900,
  maxHeight: brandHeight,
};

type Words = Omit<DrawnText, 'markup'> & { words: string; alpha?: number; leading?: number };

function toText({ words, alpha = 100, leading = 1.2, ...text }: Words): DrawnText {
  const look = `foreground="#ffffff" alpha="${alpha}%" line_height="${leading}"`;
  return { ...text, markup: `<span ${look}>${escapeHtml(words)}</span>` };
}

/** Paths and colours are a theme's, which is looked at when it is read. */
function ground({ plate, keyRule, seal, wordmark }: Theme): string {
  const scale = brandHeight / 32;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">`,
    `<rect width="100%" height="100%" fill="${plate}"/>`,
    `<g fill="#fff"><path fill-rule="evenodd" transform="translate(${margin} ${brandTop}) scale(${scale})" d="${seal}"/>`,
    wordmark ? wordmarkSvg(wordmark) : '',
    `<rect x="${margin}" y="${ruleTop}" width="${across}" height="${Math.max(2, keyRule)}" opacity=".5"/></g></svg>`,
  ].join('');
}

function wordmarkSvg({ viewBox, path }: NonNullable<Theme['wordmark']>): string {
  const place = `x="${margin + brandHeight + 16}" y="${brandTop + 4}" width="600" height="${brandHeight - 8}"`;
  return `<svg ${place} viewBox="${viewBox}" preserveAspectRatio="xMinYMid meet"><path d="${path}"/></svg>`;
}

function drawable(text: string, can: ReadonlySet<string>): string {
  return Array.from(text.normalize('NFC'))
    .map((letter) => (can.has(letter) ? letter : ' '))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function clipped(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
