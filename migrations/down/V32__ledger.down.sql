-- Undoes V32__ledger. What is in escrow goes back to the character whose it was, as far as the purse
-- holds it. What actors have who have no purse is lost: the older version knows of no such thing.
UPDATE characters SET coins = MIN(1000000000000, coins + COALESCE(
    (SELECT SUM(amount) FROM ledger_escrows
     WHERE owner = 'player:' || characters.id AND commodity = 'credits'), 0))
WHERE 'player:' || id IN (SELECT owner FROM ledger_escrows);
DROP TABLE ledger_escrows;
DROP TABLE ledger_holdings;
DROP TABLE ledger_flows;
DROP TABLE ledger_archive;
DROP TABLE ledger;
