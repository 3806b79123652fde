-- What is planned, by when it is tried: what is held until then, or for good, lies behind what is due, so that whoever looks
-- for that reads none of it. A query has to say both in the same words. Older versions go by when it was due, and read all
-- that is planned until they are gone. Building one lets nobody write to its table meanwhile: seconds, at a million rows.
CREATE INDEX "reminder_tried_idx" ON "reminder"(greatest("due_at", "held_until")) WHERE ("state" = 'planned');
DROP INDEX "reminder_state_due_at_idx";

-- What is parked, by what mends it.
CREATE INDEX "delivery_parked_idx" ON "delivery"("conversation_id", "mended_by") WHERE ("state" = 'parked');

-- As before, but what no arrival mends (`MENDED_BY_ARRIVAL` in ports/delivery/mending.ts) is left alone, however much of it
-- there is: nothing comes of it.
CREATE OR REPLACE FUNCTION settle_arrived(
    p_id UUID, p_attempts INTEGER, p_card TEXT, p_record UUID, p_revision INTEGER, p_message TEXT, p_now TIMESTAMPTZ,
    p_board TEXT
) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
    push UUID;
    place UUID;
BEGIN
    IF p_board IS NOT NULL THEN
        SELECT version_id INTO push FROM crisis_target WHERE crisis_target.id = p_record;
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('board ' || push, 0));
        PERFORM FROM delivery WHERE record_id = push AND card = p_board
            GROUP BY conversation_id HAVING NOT bool_or(state = 'owed');
        IF FOUND THEN
            RETURN 'more';
        END IF;
    END IF;
    -- The next attempt may have found it doubtful and left it to a human: the question was whether this one arrived.
    SELECT conversation_id INTO place FROM delivery
        WHERE delivery.id = p_id AND ((attempts = p_attempts + 1 AND state = 'sending')
            OR (attempts = p_attempts + 2 AND state = 'held'))
        FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 'stale';
    END IF;
    IF EXISTS (SELECT FROM delivery WHERE conversation_id = place AND state = 'parked' AND mended_by IN
            ('inviting', 'installing', 'login', 'permitting', 'registering', 'unknown'))
        OR EXISTS (SELECT FROM parked_place WHERE conversation_id = place AND mended_at IS NULL) THEN
        RETURN 'more';
    END IF;
    UPDATE delivery SET state = 'sent', settled_at = p_now, reason = NULL, lease_until = NULL WHERE delivery.id = p_id;
    INSERT INTO post (conversation_id, card, record_id, message_id, revision)
        VALUES (place, p_card, p_record, p_message, p_revision)
        ON CONFLICT (conversation_id, card, record_id)
        DO UPDATE SET message_id = EXCLUDED.message_id, revision = EXCLUDED.revision;
    IF EXISTS (SELECT FROM delivery
        WHERE conversation_id = place AND state IN ('owed', 'sending', 'unknown') AND delivery.id <> p_id) THEN
        RETURN 'settled';
    END IF;
    RETURN 'last';
END $$;
