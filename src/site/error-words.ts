/** What a reader is told when something went wrong, in their language. The table of errors speaks English. */
import { memberStrings } from '../features/members/members.ts';
import type { Language } from '../features/network/network.ts';
import type { ErrorCode, KnownError } from '../platform/http/errors.ts';

export interface ErrorWords {
  sentence: string;
  next: string;
}

/** Errors that only the desk meets have no Japanese. */
export function errorWords(error: KnownError, language: Language): ErrorWords {
  const japanese = language === 'ja' ? ja[error.code] : undefined;
  if (japanese === undefined) return { sentence: error.message, next: error.next };
  if (error.code === 'too-many-tries')
    return { ...japanese, sentence: memberStrings('ja').tooManyTries(error.retryAfterSeconds ?? 1) };
  return japanese;
}

const ja: Partial<Record<ErrorCode, ErrorWords>> = {
  'not-found': {
    sentence: 'このアドレスには何もありません。',
    next: 'アドレスを確かめるか、トップページからお探しください。',
  },
  gone: { sentence: 'このページは取り下げられました。', next: 'トップページからお探しください。' },
  'bad-request': {
    sentence: 'リクエストを読み取れませんでした。',
    next: 'アドレスを確かめるか、トップページからやり直してください。',
  },
  unavailable: {
    sentence: 'いま、このページを表示できません。',
    next: '数秒おいて、もう一度お試しください。',
  },
  internal: {
    sentence: '当社側で不具合が起きました。',
    next: 'もう一度お試しください。不具合は記録されています。',
  },
  'wrong-login': {
    sentence: 'メールアドレスまたはパスワードが違います。',
    next: 'もう一度入力するか、パスワードを再設定してください。',
  },
  'wrong-password': { sentence: 'パスワードが違います。', next: 'ご自分で決めたパスワードを入力してください。' },
  'link-ended': {
    sentence: 'このリンクは使用済みか、有効期限が切れています。',
    next: 'もう一度メールをお送りします。手続きをやり直してください。',
  },
  'login-ended': {
    sentence: 'このログインは別の画面で始められたか、時間がたちすぎています。',
    next: 'もう一度「ログイン」を押してください。',
  },
  'login-stale': {
    sentence: 'ログインから時間がたっています。',
    next: 'いったんログアウトし、ログインし直してから15分以内に操作してください。',
  },
  'provider-denied': {
    sentence: 'サービスからは何も受け取っていません。',
    next: '別の方法でログインしてください。',
  },
  'provider-failed': {
    sentence: '外部サービスでのログインに失敗しました。何も変更されていません。',
    next: 'もう一度試すか、別の方法でログインしてください。',
  },
  'name-taken': { sentence: 'この名前はすでに使われています。', next: '別の名前をお選びください。' },
  'login-needed': { sentence: 'ログインした方のためのページです。', next: 'ログインするか、会員登録をしてください。' },
  'address-unproven': {
    sentence: 'メールアドレスの確認がまだ済んでいません。',
    next: 'お送りしたメールのリンクを開くか、もう一度メールをお求めください。',
  },
  forbidden: { sentence: 'この操作はできません。', next: '操作できる方のアカウントでログインしてください。' },
  'foreign-form': {
    sentence: 'ほかのサイトから送られたフォームのため、受け付けませんでした。',
    next: 'こちらのページを開いて、もう一度送ってください。',
  },
  'too-many-tries': { sentence: '短い間に何度も試されました。', next: '少し待って、もう一度お試しください。' },
  'too-much': { sentence: '一度に送れる量を超えています。', next: '短くして、もう一度送ってください。' },
  busy: { sentence: 'ただいま混み合っています。', next: '数秒おいて、もう一度お試しください。' },
  'input-invalid': { sentence: '送られた内容に使えないものがあります。', next: '直して、もう一度送ってください。' },
  banned: {
    sentence: 'いまは、こちらで投稿や投票ができません。',
    next: 'いつまでかは、お送りしたメールに書いてあります。',
  },
  'comment-unknown': { sentence: 'そのコメントはありません。', next: 'コメント欄をもう一度ご覧ください。' },
  'comment-changed': {
    sentence: 'ご覧になったあとで、本文が書き換えられました。',
    next: '現在の文を読んで、あらためてお決めください。',
  },
  'comment-empty': { sentence: 'まだ何も書かれていません。', next: '何か書いてから投稿してください。' },
  'comment-too-long': { sentence: 'コメントが長すぎます。', next: '5,000文字以内に短くしてください。' },
  'comment-word': {
    sentence: 'このサイトでは使えない語が含まれています。',
    next: '別の言葉に置きかえて、もう一度投稿してください。',
  },
  'comment-too-little': {
    sentence: 'それだけなら、投票のほうが伝わります。',
    next: '理由を書き添えるか、投票してください。',
  },
  'own-comment': { sentence: 'ご自分のコメントです。', next: '評価はほかの方にお任せください。' },
  'thread-closed': {
    sentence: 'コメントの受け付けは終了しました。',
    next: 'これまでの投稿はそのまま残ります。',
  },
  'too-fast': { sentence: '投稿の間隔が短すぎます。', next: '次の投稿まで3秒ほどお待ちください。' },
  'said-already': {
    sentence: '同じ内容がすでに投稿されています。',
    next: '新しいことを書き添えてください。',
  },
  'edit-over': { sentence: '直せる5分間が過ぎました。', next: '別のコメントとして投稿してください。' },
  'passage-unknown': {
    sentence: '引用された一節が見つかりません。',
    next: '記事の中で、もう一度お選びください。',
  },
  'member-unknown': { sentence: 'その会員はいません。', next: 'アドレスを確かめてください。' },
  'story-unknown': { sentence: 'その記事はありません。', next: 'アドレスを確かめてください。' },
};
