import { expect, test } from 'vitest';
import { renderHtml } from '../../platform/html/render.ts';
import { PictureFigure } from './picture-figure.tsx';
import type { PlacedPicture } from './picture.ts';

function figureOf(width: number, height: number): string {
  const picture = {
    key: 'abc',
    width,
    height,
    renditions: [{ format: 'jpeg', width: 400, sizeBytes: 1 }],
    alt: 'A pine.',
    caption: 'A pine.',
    credit: 'Print: art desk',
  } as unknown as PlacedPicture;
  return renderHtml(<PictureFigure picture={picture} place="story" language="en" />);
}

test('a portrait and a square are marked as upright, so that no head is cut off; a landscape is not', () => {
  expect(figureOf(800, 1_200)).toContain('<figure class="figure upright">');
  expect(figureOf(1_000, 1_000)).toContain('upright');
  expect(figureOf(1_200, 800)).toContain('<figure class="figure">');
});
