-- Settles a delivery that arrived, where nothing else comes of it, in one statement that is a transaction of its own.
--
-- p_board: the card that shows how a push stands, for a delivery of one of its targets. Whoever builds that waits for the
-- shared lock, so one that is owed shows this arrival.
--
-- 'more': something else comes of it, such as a board that is to be owed or what waited for an arrival there, and nothing
-- was changed. 'stale': it is another attempt's by now. 'last': nothing else waits in its conversation. 'settled'.
CREATE FUNCTION settle_arrived(
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
    IF EXISTS (SELECT FROM delivery WHERE conversation_id = place AND state = 'parked')
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
