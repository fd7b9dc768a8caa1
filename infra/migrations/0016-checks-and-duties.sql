-- A list may say that a duty was done and not on which day: its own day then is none.
alter table duty_done_1 add column dated boolean not null default true;
