-- The protocol that a partnership works by; nothing: none was signed yet.
CREATE FUNCTION protocol_in_force(p_partnership UUID) RETURNS UUID LANGUAGE sql STABLE AS $$
    SELECT id FROM protocol WHERE partnership_id = p_partnership AND in_force_at IS NOT NULL
    ORDER BY number DESC LIMIT 1
$$;

-- The same for whoever went by a protocol. It is asked for once the end of the chain is held, and sees whatever was
-- signed until then, since each statement of a function looks anew: whoever signs writes to the same chain, and waits
-- from here on. Older versions call the one without it, and ask for themselves.
CREATE FUNCTION append_audit(
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
