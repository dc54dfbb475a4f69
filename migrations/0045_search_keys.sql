-- Words and pairs of words as numbers, in one index: a phrase is found by its pairs instead of by reading every story that
-- has its words. Takes about two minutes for each 100,000 stories that are there; searches are answered meanwhile, new
-- stories are found when it is done.

-- Two words of which the second stands `gap` places behind the first. So few numbers that the index stays small: a story
-- that has another pair of the same number is told apart when its words are read.
create function search_pair(before text, gap integer, after text) returns integer language sql immutable strict parallel safe
  return (hashtext(before)::bigint * 961 + hashtext(after)::bigint * 31 + gap) & 65535;

-- What a document is found by: its words, and the pairs of those that stand next to each other, or have nothing but small
-- words or kana between them. Of Latin words also the pairs with other words between, as far as three places.
-- It costs what reading a long text costs, so that no plan asks it of each row instead of the index.
create function search_keys(words tsvector) returns integer[] language sql immutable strict parallel safe cost 5000
begin atomic
  -- The numbers of pairs are those that search_pair gives.
  select (select array_agg(hashtext(lexeme)) from unnest(words))
    || array_remove(array_agg(first_pair) || array_agg(second_pair) || array_agg(third_pair), null)
  from (
    select
      case when gap1 <= 3 then (hash * 961 + hash1 * 31 + gap1) & 65535 end::integer as first_pair,
      case when gap2 <= 3 and latin and latin2 then (hash * 961 + hash2 * 31 + gap2) & 65535 end::integer as second_pair,
      case when gap3 <= 3 and latin and latin3 then (hash * 961 + hash3 * 31 + gap3) & 65535 end::integer as third_pair
    from (
      select hash, latin,
        lead(hash, 1) over w as hash1, lead(place, 1) over w - place as gap1,
        lead(hash, 2) over w as hash2, lead(place, 2) over w - place as gap2, lead(latin, 2) over w as latin2,
        lead(hash, 3) over w as hash3, lead(place, 3) over w - place as gap3, lead(latin, 3) over w as latin3
      from (
        select hashtext(lexeme)::bigint as hash, lexeme collate "C" < U&'\0250' as latin, positions::integer[] as positions
        from unnest(words)
        -- Words of several kanji are left out: in a question each kanji stands by itself.
        where length(lexeme) = 1
          or lexeme !~ U&'[\2E80-\2FDF\3005\3007\3021-\3029\3038-\303B\3400-\4DBF\4E00-\9FFF\F900-\FAFF\+020000-\+03FFFF]'
      ) word, unnest(positions) place
      window w as (order by place)
    ) following
  ) pair;
end;

create index search_document_keys on search_document using gin (search_keys(words)) with (fastupdate = off);
-- Nothing is planned by how common a word is, and to count them would be to read whole stories.
alter index search_document_keys alter column 1 set statistics 0;
alter table search_document alter column words set statistics 0;
-- Last, since from here to the end no search is answered. A tsvector hardly gets smaller.
alter table search_document alter column words set storage external;
drop index search_document_words;
