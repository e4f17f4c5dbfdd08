-- The wording of laws, loaded by the deployer; not shipped. It helps reading and decides nothing.

create table law_text (
  law       text        not null check (law <> ''),
  article   text        not null check (article <> ''),
  passage   text        not null check (passage <> ''),
  loaded_by text        not null,
  loaded_at timestamptz not null,
  primary key (law, article)
);
comment on column law_text.law is 'The title without 《》, as citations write it.';
comment on column law_text.article is 'The number alone: 第三条, 第二百二十五条之一.';
