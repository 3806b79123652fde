-- CreateIndex
CREATE INDEX "delivery_record_id_card_idx" ON "delivery"("record_id", "card");

-- What waits in a conversation, in the order in which it goes out: however much waits, the next one is read alone.
CREATE INDEX "delivery_waiting_idx" ON "delivery"("conversation_id", "urgent" DESC, "order")
    WHERE "state" IN ('owed', 'sending', 'unknown');

-- Takes the next delivery of a conversation, if it is due. The lock makes claims of one conversation wait for each
-- other, so that its order is kept; what comes after it sees whatever the one before it did. Older versions take the
-- same lock. What is given as NULL may be whatever there is.
CREATE FUNCTION claim_delivery(
    p_conversation UUID, p_now TIMESTAMPTZ, p_lease TIMESTAMPTZ,
    p_cards TEXT[], p_partnerships UUID[], p_platforms TEXT[]
) RETURNS TABLE (
    id UUID, partnership_id UUID, card TEXT, record_id UUID, revision INTEGER, attempts INTEGER, owed_at TIMESTAMPTZ,
    state TEXT, platform TEXT, tenant TEXT, kind TEXT, external TEXT, message_id TEXT, shown INTEGER, thread TEXT
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    place conversation%ROWTYPE;
    turn delivery%ROWTYPE;
BEGIN
    SELECT * INTO place FROM conversation WHERE conversation.id = p_conversation FOR UPDATE;
    IF NOT FOUND OR place.platform <> ALL (p_platforms) THEN
        RETURN;
    END IF;
    PERFORM FROM delivery
        WHERE conversation_id = p_conversation AND delivery.state = 'sending' AND due_at > p_now;
    IF FOUND THEN
        RETURN;
    END IF;
    -- What goes into the thread of a card that waits for another process waits with it, and holds up nothing.
    SELECT * INTO turn FROM delivery AS next
        WHERE next.conversation_id = p_conversation AND next.state IN ('owed', 'sending', 'unknown')
            AND (p_cards IS NULL OR next.card = ANY (p_cards))
            AND (p_partnerships IS NULL OR next.partnership_id = ANY (p_partnerships))
            AND (next.under IS NULL
                OR EXISTS (SELECT FROM post WHERE post.conversation_id = p_conversation
                    AND post.card = next.under AND post.record_id = next.record_id)
                OR NOT EXISTS (SELECT FROM delivery AS above WHERE above.conversation_id = p_conversation
                    AND above.card = next.under AND above.record_id = next.record_id
                    AND above.state IN ('owed', 'sending', 'unknown')))
        ORDER BY next.urgent DESC, next."order" LIMIT 1;
    IF NOT FOUND OR turn.due_at > p_now THEN
        RETURN;
    END IF;
    UPDATE delivery
        SET state = 'sending', attempts = turn.attempts + 1, due_at = p_lease, lease_until = p_lease
        WHERE delivery.id = turn.id AND delivery.state = turn.state AND delivery.attempts = turn.attempts;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT turn.id, turn.partnership_id, turn.card, turn.record_id, turn.revision, turn.attempts,
        turn.owed_at, turn.state, place.platform, place.tenant, place.kind, place.external,
        there.message_id, there.revision, above.message_id
    FROM (VALUES (1)) AS one
    LEFT JOIN post AS there ON there.conversation_id = p_conversation
        AND there.card = turn.card AND there.record_id = turn.record_id
    LEFT JOIN post AS above ON above.conversation_id = p_conversation
        AND above.card = turn.under AND above.record_id = turn.record_id;
END $$;

-- Something of a push changes in this transaction: gives its board, wherever it stands and is not owed. The shared lock,
-- for which the board's own building waits, makes sure that one that is owed shows the change. A revision is counted only
-- where a board is to be owed, so that what settles at once does not wait for one row.
CREATE FUNCTION touch_board(p_version UUID, p_card TEXT) RETURNS TABLE (conversation_id UUID, revision INTEGER)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('board ' || p_version, 0));
    RETURN QUERY WITH wanting AS (
        SELECT conversation_id FROM delivery WHERE record_id = p_version AND card = p_card
        GROUP BY conversation_id HAVING NOT bool_or(state = 'owed')
    ), counted AS (
        UPDATE crisis_push SET revision = revision + 1
        WHERE version_id = p_version AND EXISTS (SELECT FROM wanting) RETURNING revision
    )
    SELECT wanting.conversation_id, counted.revision FROM wanting, counted;
END $$;
