-- Pictures inside a body, and pieces of pictures around what must stay in sight.

-- What bodies name stands in revision_picture, as what fields name.

-- A piece of a picture in one shape around one point. The point is a part of its files' names: another one is another piece.
create table picture_crop (
  picture_id bigint not null references picture,
  ratio text not null check (ratio ~ '^[1-9][0-9]?x[1-9][0-9]?$'),
  -- Hundredths of the width and the height.
  x smallint not null check (x between 0 and 100),
  y smallint not null check (y between 0 and 100),
  -- As those of a picture. None until the image child has made them.
  renditions jsonb not null default '[]',
  primary key (picture_id, ratio, x, y)
);

-- Whether another story says of this picture that nobody, or nobody here, may have it: one that was killed takes its pictures
-- along, and one that stays within borders keeps them there.
create function picture_is_barred(picture bigint, territory text) returns boolean language sql stable
  return exists (
    select from (
      select r.id, r.story_id from story_revision r where r.picture_id = picture
      union all select own.id, own.story_id from revision_picture b join story_revision own on own.id = b.revision_id
      where b.picture_id = picture
    ) used
    -- By way of the story, since nothing finds one by its revision.
    join story s on s.id = used.story_id and s.revision_id = used.id
    where s.state in ('killed', 'taken-down') or not may_enter(s.only_in, s.not_in, territory)
  );
