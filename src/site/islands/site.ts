/** The one script of reader pages. Everything works without it; it saves a page load where it can. */
import { carryOver } from './carry-over.ts';
import { countRead } from './count-read.ts';
import { keepWords } from './keep-words.ts';
import { markQuoted } from './mark-quoted.ts';
import { pollInPlace } from './poll-in-place.ts';
import { promos } from './promos.ts';
import { pressWhenSeen } from './press-when-seen.ts';
import { quoteSelection } from './quote-selection.ts';
import { showEmbed } from './show-embed.ts';
import { showReader } from './show-reader.ts';
import { tellScript } from './tell-script.ts';
import { voteInPlace } from './vote-in-place.ts';

carryOver();
tellScript();
countRead();
voteInPlace();
pollInPlace();
showEmbed();
pressWhenSeen();
keepWords();
quoteSelection();
markQuoted();
promos();
void showReader();
