-- The protocol that a partnership works by; nothing: none was signed yet.
CREATE OR REPLACE FUNCTION protocol_in_force(p_partnership UUID) RETURNS UUID LANGUAGE sql STABLE AS $$
    SELECT id FROM protocol WHERE partnership_id = p_partnership AND in_force_at IS NOT NULL
    ORDER BY number DESC LIMIT 1
$$;

-- The same for whoever went by a protocol. It is asked for once the end of the chain is held, and sees whatever was
-- signed until then, since each statement of a function looks anew: whoever signs writes to the same chain, and waits
-- from here on. Older versions call the one without it, and ask for themselves.
CREATE OR REPLACE FUNCTION append_audit(
    p_partnership UUID, p_at TIMESTAMPTZ, p_member UUID,
    p_action TEXT, p_model TEXT, p_record UUID, p_payload TEXT, p_protocol UUID
) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    appended INTEGER;
BEGIN
    appended := append_audit(p_partnership, p_at, p_member, p_action, p_model, p_record, p_payload);
    IF protocol_in_force(p_partnership) IS DISTINCT FROM p_protocol THEN
        -- Whoever called undoes the line with all the rest.
        RETURN NULL;
    END IF;
    RETURN appended;
END $$;

-- Takes the next delivery of a conversation, if it is due. The lock makes claims of one conversation wait for each
-- other; what comes after it sees whatever the one before it did. Not FOR UPDATE: whoever owes something here refers to
-- the conversation, and a claim would wait for their transaction. Cards of one record stay in order, since they are owed
-- under its lock. What is given as NULL may be whatever there is.
CREATE OR REPLACE FUNCTION claim_delivery(
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
    SELECT * INTO place FROM conversation WHERE conversation.id = p_conversation FOR NO KEY UPDATE;
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

-- Once more what was filled before its trigger stood: an older version may have closed a signal in between.
UPDATE lead_contact SET open = signal.status NOT IN ('closed', 'merged')
FROM lead JOIN signal ON signal.id = lead.signal_id
WHERE lead.id = lead_contact.lead_id AND lead_contact.open <> (signal.status NOT IN ('closed', 'merged'));
