-- The events that were accepted, and are handled in the order of their ids within a stream.
CREATE TABLE live_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Not unique: two alarms may have equal bodies. The inbox of the receiver drops duplicates.
  event_key varchar(64) NOT NULL,
  stream text NOT NULL,
  -- The body as it was posted, without t and sign. Not jsonb, which refuses U+0000 in a text: such
  -- an event would never be accepted.
  body json NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  parked boolean NOT NULL DEFAULT false,
  last_error text
);

-- What is open, for the worker: the oldest of all, and whether its stream has an older one.
CREATE INDEX live_events_open ON live_events (id) WHERE done_at IS NULL AND NOT parked;
CREATE INDEX live_events_open_of_stream ON live_events (stream, id) WHERE done_at IS NULL AND NOT parked;

-- The calls of other services that handlers ask for. event_key is the event that asked.
CREATE TABLE outbox (LIKE live_events INCLUDING ALL);

-- The effect of the events, in place of your own tables.
CREATE TABLE rooms (
  stream text PRIMARY KEY,
  name varchar(64) NOT NULL,
  -- The sequence of the push that changed it last.
  push text,
  live boolean NOT NULL,
  changed_at timestamptz NOT NULL
);
