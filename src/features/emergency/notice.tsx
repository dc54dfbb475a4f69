/** The notice above every page of an emergency edition. Nobody can put it away. */
import { renderHtml } from '../../platform/html/render.ts';
import type { Language } from '../network/network.ts';
import { noticeIn } from './emergency-word.ts';
import type { EmergencyNotice } from './emergency-word.ts';
import { emergencyStrings } from './strings.ts';

export function noticeHtml(notice: EmergencyNotice, language: Language): string {
  const said = noticeIn(notice, language);
  return renderHtml(
    <div class="emergency" role="alert">
      <p>
        <b>{emergencyStrings(language).label}</b>{' '}
        <span lang={said.language === language ? undefined : said.language}>{said.text}</span>
      </p>
    </div>,
  );
}
