create table chat_request (
  id text not null primary key,
  received_ms bigint not null,
  pending smallint not null,
  document text not null
);
create index chat_request_pending on chat_request (received_ms, id) where pending = 1;
create index chat_request_finished on chat_request (received_ms) where pending = 0;

create table chat_reply (
  id text not null primary key,
  created_ms bigint not null,
  not_before_ms bigint not null,
  attempts integer not null,
  document text not null
);
create index chat_reply_due on chat_reply (created_ms, id);

create table chat_post (
  incident_id text not null,
  platform text not null,
  tenant text not null,
  conversation text not null,
  thread text not null,
  version bigint not null,
  document text not null,
  primary key (incident_id, platform, tenant, conversation, thread)
);
create table chat_message (
  platform text not null,
  conversation text not null,
  message text not null,
  incident_id text not null,
  tenant text not null,
  thread text not null,
  primary key (platform, conversation, message)
);

create table chat_conversation (
  platform text not null,
  conversation text not null,
  tenant text not null,
  reference text not null,
  seen_ms bigint not null,
  primary key (platform, conversation)
);

create table answer_rating (
  answer text not null,
  platform text not null,
  subject text not null,
  helpful smallint not null,
  rated_ms bigint not null,
  primary key (answer, platform, subject)
);
create index answer_rating_time on answer_rating (rated_ms);
