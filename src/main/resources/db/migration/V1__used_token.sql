-- Tokens of callers that were used and may not be used again, shared by all servers on this database.
CREATE TABLE used_token (
    -- Digest of the token's issuer and id.
    mark       VARCHAR(43)              NOT NULL PRIMARY KEY,
    -- From then on the token is refused for its age, and its row may go.
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX used_token_expires_at ON used_token (expires_at);
