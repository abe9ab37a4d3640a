//! What people and NPCs are, and what they do: look, talk, carry, fight, learn, trade, walk their
//! rounds and make up their minds.

pub mod account;
pub mod acquaintance;
pub mod carry;
pub mod combat;
pub mod conversation;
pub mod duel;
pub mod effect;
pub mod faction;
pub mod goal;
pub mod harm;
pub mod known;
pub mod look;
pub mod mailbox;
pub mod map;
pub mod melee;
pub mod mind;
pub mod notice;
pub mod party;
pub mod patrol;
pub mod player;
pub mod reputation;
pub mod reset;
pub mod score;
pub mod shop;
pub mod skill;
pub mod social;
pub mod spawn;
pub mod talk;
pub mod track;
pub mod travel;
pub mod unknown;
pub mod whereabouts;
