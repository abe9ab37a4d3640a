DROP TABLE draughts;
DROP TABLE wells;
