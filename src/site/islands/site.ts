/** The one script of reader pages. Everything works without it; it saves a page load where it can. */
import { showReader } from './show-reader.ts';
import { tellScript } from './tell-script.ts';

tellScript();
void showReader();
