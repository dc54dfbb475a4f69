/** The front door of `stories`: what others may use. */
export { blockText, bodyText, firstWords } from './body-text.ts';
export { randomBlockId } from './block-id.ts';
export { keepBlockIds } from './keep-block-ids.ts';
export { safeHref } from './inline-markup.ts';
export { slugFrom } from './claim-slug.ts';
export type { Block, BlockOf, Body, Inline, ListItem, Mark } from './body-schema.shared.ts';
export { authorName, standings } from './story.ts';
export type { KindFields, Standing, StoryCard, StoryKind, StoryId, StoryPageView, StoryState } from './story.ts';
export { feedStories } from './feed-stories.tsx';
export { paidLabel } from './paid-label.ts';
export { frameOriginsIn } from './body-uses.ts';
export { pollsWritten, resolveBlocks } from './resolve-blocks.ts';
export type { LookUp } from './blocks/block-forms.ts';
export { BodyHtml } from './body-html.tsx';
export { schemaVersion } from './body-schema.shared.ts';
export { checkBody } from './check-body.ts';
export { checkedBody } from './checked-body.ts';
export { wordBlockInput } from './blocks/all-blocks.ts';
export { moment } from './input-words.ts';
export { withEmbedded } from './picture-words.ts';
export { storyInput, wholeStoryInput } from './story-input.ts';
export type { PictureInput, StoryInput } from './story-input.ts';
export { checkFieldsInput } from './kinds/check-fields.ts';
export { storyFromInput } from './story-from-input.ts';
export { copyChanges } from './copy-changes.ts';
export { copyOf, newStory, newStoryWithin } from './new-story.ts';
export type { NewStory, StoryCopy } from './new-story.ts';
export { publishStory, publishStoryWithin } from './publish-story.ts';
export { publishDueStories, scheduleStory } from './schedule-story.ts';
export { eraseWordsWithin, removePictureFiles } from './erase-words.ts';
export { insertTombstone } from './story-write-queries.ts';
export { setOwnRightsWithin } from './own-rights.ts';
export { releaseStoryWithin, reviseStory, reviseStoryWithin } from './revise-story.ts';
export { fileStory, fileStoryWithin } from './file-story.ts';
export { authorsOf, partOf, tagsOf } from './filing-queries.ts';
export { signOffStory } from './sign-off-story.ts';
export { isSignedOff, signOffsOf } from './sign-off-queries.ts';
export { correctStory, correctStoryWithin } from './correct-story.ts';
export { appearOn, endAppearance } from './appear-on.ts';
export { countOfMonth, monthsWithStories, storiesOfMonth } from './archive-queries.ts';
export type { Month } from './archive-queries.ts';
export { correctionsBefore, correctionsBetween } from './correction-queries.ts';
export type { CorrectedStory } from './correction-queries.ts';
export { clearStoryWithin, withholdStory, withholdStoryWithin } from './withhold-story.ts';
export { awaitReceipt, killReceipt } from './kill-receipt.ts';
export type { KillReceipt } from './kill-receipt.ts';
export { killStory, killStoryWithin, takeDownStory } from './kill-story.ts';
export { boundStory, mayEnter, settleSite } from './bound-story.ts';
export { markSensitive } from './mark-sensitive.ts';
export { announceClock } from './story-clock.ts';
export { findStory } from './find-story.ts';
export { missingForPublishing, warningsBeforePublishing } from './publish-rules.ts';
export { isUnsold, kindOf, kindsIn } from './kinds/all-kinds.ts';
export type { FrontSlot } from './kinds/kind.ts';
export {
  bodiesByIds,
  listedStory,
  countInSection,
  newestBySection,
  newestInSection,
  newestOfEach,
  newestOnSite,
  sensitiveAmong,
  storiesBetween,
  storiesByIds,
} from './list-queries.ts';
export { feedCopyOf, killedOfLate } from './feed-queries.ts';
export type { FeedCopy, KilledStory } from './feed-queries.ts';
export { newsEntries, sitemapMonths, sitemapPart } from './sitemap-queries.ts';
export type { SitemapEntry } from './sitemap-queries.ts';
export { storiesElsewhere } from './elsewhere-queries.ts';
export type { CardOnSite } from './elsewhere-queries.ts';
export { pictureMayLeave, tagsOfPicture } from './picture-queries.ts';
export { storyAtAddress, tagsOfStory } from './story-queries.ts';
export type { OnSite } from './story-rows.ts';
export { storyStrings } from './strings.ts';
export {
  authorListTag,
  authorNameTag,
  countTag,
  frontTag,
  pictureTag,
  sectionTag,
  seriesTag,
  storiesAmong,
  storyTag,
  tagListTag,
  tagNameTag,
} from './story-tags.ts';
export { refusal } from './exit-guard.ts';
export type { ExitFacts } from './exit-guard.ts';
export {
  appearancesOf,
  newestRevision,
  newestRevisions,
  shownRevision,
  newestStories,
  storyState,
  storyStatus,
  tombstonesOf,
  ownRightsOf,
} from './story-desk-queries.ts';
export type { OwnRights, StoryStatus } from './story-desk-queries.ts';
export { StoryArticle } from './story-article.tsx';
export { shareImage, storyMarkup } from './story-markup.ts';
export { LiteStory } from './lite-story.tsx';
export { LiteList } from './lite-list.tsx';
export {
  CompactCard,
  LeadCard,
  PictureCard,
  PlaceTile,
  QuestionCard,
  QuoteCard,
  RowCard,
  TextCard,
} from './story-card.tsx';
