/** What the writers asked for and what they were told: kept where nothing is killed. */

export interface Said {
  kind: 'comment';
  memberId: number;
  /** The key by which it may be asked for again. */
  submission: string;
  text: string;
  /** Its number, once it was acknowledged. */
  acknowledged: number | null;
}

export interface Voted {
  kind: 'vote';
  memberId: number;
  commentId: number;
  value: 1 | -1;
  acknowledged: boolean;
}

export interface Journal {
  comments: Said[];
  votes: Voted[];
}

/** As the database has it when all is over. */
export interface Found {
  comments: { memberId: number; submission: string; id: number }[];
  votes: { memberId: number; commentId: number; value: number }[];
  counted: { commentId: number; up: number; down: number }[];
  thread: { lastId: number; visible: number };
}

/** Each thing that was promised and is not so, in words. */
export function compare(journal: Journal, found: Found): string[] {
  return [...comparedComments(journal, found), ...comparedVotes(journal, found), ...comparedCounts(found)];
}

function comparedComments(journal: Journal, found: Found): string[] {
  const wrong: string[] = [];
  const rows = Map.groupBy(found.comments, ({ submission }) => submission);
  for (const { submission, acknowledged } of journal.comments) {
    const own = rows.get(submission) ?? [];
    if (own.length > 1) wrong.push(`comment ${submission} is there ${own.length} times`);
    if (acknowledged === null) continue;
    if (own.length === 0) wrong.push(`comment ${acknowledged} was acknowledged and is lost`);
    else if (own[0]?.id !== acknowledged) wrong.push(`comment ${acknowledged} is number ${own[0]?.id} now`);
  }
  const numbers = journal.comments.flatMap(({ acknowledged }) => acknowledged ?? []);
  if (new Set(numbers).size < numbers.length) wrong.push('one number was given to two comments');
  const asked = new Set(journal.comments.map(({ submission }) => submission));
  for (const { submission, id } of found.comments)
    if (!asked.has(submission)) wrong.push(`nobody asked for comment ${id}`);
  return wrong;
}

/** The last that was acknowledged stands, or one that was asked for after it. */
function comparedVotes(journal: Journal, found: Found): string[] {
  const wrong: string[] = [];
  const key = ({ memberId, commentId }: { memberId: number; commentId: number }): string =>
    `${memberId} on ${commentId}`;
  const stands = new Map(found.votes.map((vote) => [key(vote), vote.value]));
  if (stands.size < found.votes.length) wrong.push('a member has two votes on one comment');
  for (const [name, votes] of Map.groupBy(journal.votes, key)) {
    const last = votes.findLastIndex(({ acknowledged }) => acknowledged);
    const allowed = votes.slice(Math.max(last, 0)).map(({ value }) => value as number);
    const value = stands.get(name);
    if (value === undefined ? last >= 0 : !allowed.includes(value))
      wrong.push(`the vote of ${name} is ${value ?? 'lost'} and was acknowledged as ${allowed[0]}`);
  }
  return wrong;
}

function comparedCounts(found: Found): string[] {
  const wrong: string[] = [];
  const cast = Map.groupBy(found.votes, ({ commentId }) => commentId);
  for (const { commentId, up, down } of found.counted) {
    const votes = cast.get(commentId) ?? [];
    const [ups, downs] = [1, -1].map((value) => votes.filter((vote) => vote.value === value).length);
    if (up !== ups || down !== downs) wrong.push(`comment ${commentId} counts +${up} -${down} for +${ups} -${downs}`);
  }
  const { lastId, visible } = found.thread;
  const highest = Math.max(0, ...found.comments.map(({ id }) => id));
  if (visible !== found.comments.length)
    wrong.push(`the thread counts ${visible} of ${found.comments.length} comments`);
  if (lastId < highest) wrong.push(`the thread’s last number is ${lastId}, and there is ${highest}`);
  return wrong;
}
