//! Random batches: the SQL means what the model means, and a merged batch means what its parts
//! mean.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::game::frame::keep::{Forget, Person};

/// Few ids, so that batches touch each other's rows.
fn id() -> impl Strategy<Value = u64> {
    1..6_u64
}

fn key() -> impl Strategy<Value = String> {
    "[ab]{1,2}"
}

fn place() -> impl Strategy<Value = PlaceRow> {
    prop_oneof![
        key().prop_map(PlaceRow::Room),
        any::<u64>().prop_map(PlaceRow::Carried),
        (any::<u64>(), key()).prop_map(|(holder, slot)| PlaceRow::Worn(holder, slot)),
        any::<u64>().prop_map(PlaceRow::Inside),
    ]
}

/// Characters whose names differ by their ids, and change.
fn one_character() -> impl Strategy<Value = Put> {
    (id(), "[a-z]{1,2}", any::<u64>(), any::<u32>(), 1..=3_u64).prop_map(
        |(id, name, coins, health, account_id)| {
            let Put::Character(row) = character(id, &format!("{name}{id}")) else { unreachable!() };
            Put::Character(CharacterRow { coins, health, account_id, ..row })
        },
    )
}

fn put() -> impl Strategy<Value = Put> {
    prop_oneof![
        any::<u64>().prop_map(world),
        (1..=3_u64).prop_map(account),
        one_character(),
        (id(), place()).prop_map(|(id, place)| item(id, place)),
        id().prop_map(npc),
        key().prop_map(|key| room(&key)),
        (key(), any::<u64>()).prop_map(|(key, due_ms)| job(&key, due_ms)),
        (key(), any::<Option<u64>>()).prop_map(|(subject, until)| ban(&subject, until)),
        (id(), "[a-z]{0,3}").prop_map(|(id, command)| audit(id, &command)),
        (id(), "[a-z]{0,3}").prop_map(|(id, words)| message(id, &words)),
    ]
}

fn one_gone() -> impl Strategy<Value = Gone> {
    prop_oneof![
        id().prop_map(Gone::Character),
        id().prop_map(Gone::Item),
        id().prop_map(Gone::Npc),
        key().prop_map(Gone::Room),
        key().prop_map(Gone::Job),
        id().prop_map(Gone::Message),
        key().prop_map(|subject| Gone::Ban(("name".into(), subject))),
    ]
}

fn one_batch() -> impl Strategy<Value = Batch> {
    (vec(one_gone(), 0..6), vec(put(), 0..10)).prop_map(|(gone, put)| Batch {
        number: 1,
        gone,
        put,
    })
}

/// Batches after a first one that makes the accounts which characters need.
fn batches() -> impl Strategy<Value = Vec<Batch>> {
    vec(one_batch(), 1..6).prop_map(|mut batches| {
        batches.insert(0, batch(0, (1..=3).map(account).collect()));
        batches
    })
}

/// Batches of which some forget a person whose name may be a word in the lines.
fn forgetting() -> impl Strategy<Value = Vec<Batch>> {
    let person = (id(), "[a-z]{1,2}").prop_map(|(id, name)| {
        Forget::Person(Person { account: None, characters: vec![(id, name)] })
    });
    let old =
        (1_789_999_990..1_790_000_010_u64).prop_map(|before_s| Forget::Addresses { before_s });
    let forget = prop_oneof![Just(None), person.prop_map(Some), old.prop_map(Some)];
    (batches(), vec(forget, 8)).prop_map(|(mut batches, forget)| {
        for (batch, forget) in batches.iter_mut().zip(forget) {
            batch.gone.extend(forget.map(Gone::Said));
        }
        batches
    })
}

/// A migrated database in memory, as the disk under `write` and `load`.
fn through_sql(batches: &[Batch]) -> Saved {
    let mut connection = rusqlite::Connection::open_in_memory().expect("memory");
    let latest = refinery::Target::Latest;
    crate::store::schema::apply(&mut connection, Path::new(":memory:"), latest).expect("migrated");
    for batch in batches {
        let transaction = connection.transaction().expect("a transaction");
        crate::store::rows::write(&transaction, std::slice::from_ref(batch)).expect("written");
        transaction.commit().expect("committed");
    }
    crate::store::rows::load(&connection).expect("loaded")
}

proptest! {
    #![proptest_config(crate::base::properties::so_often(96))]

    #[test]
    fn the_database_and_the_model_agree(batches in batches()) {
        prop_assert_eq!(through_sql(&batches), modelled(&batches));
    }

    #[test]
    fn what_was_written_twice_is_as_if_written_once(batches in batches()) {
        let twice = batches.iter().flat_map(|batch| [batch.clone(), batch.clone()]);
        prop_assert_eq!(through_sql(&twice.collect::<Vec<_>>()), modelled(&batches));
    }

    #[test]
    fn merged_batches_mean_the_same_to_the_database(batches in batches()) {
        let merged = batches.iter().cloned().reduce(Batch::merge).expect("not empty");
        prop_assert_eq!(through_sql(&[merged]), modelled(&batches));
    }
}

proptest! {
    #![proptest_config(crate::base::properties::so_often(1_000))]

    #[test]
    fn h61_what_is_forgotten_is_so_on_the_disk_and_in_the_model_however_batches_merge(
        batches in forgetting()
    ) {
        prop_assert_eq!(through_sql(&batches), modelled(&batches));
        let merged = batches.iter().cloned().reduce(Batch::merge).expect("not empty");
        prop_assert_eq!(through_sql(&[merged]), modelled(&batches));
    }

    #[test]
    fn merged_batches_mean_the_same(before in one_batch(), a in one_batch(), b in one_batch()) {
        let mut apart = modelled(std::slice::from_ref(&before));
        let mut merged = apart.clone();
        apart.apply(&a);
        apart.apply(&b);
        merged.apply(&a.merge(b));
        prop_assert_eq!(merged, apart);
    }
}

#[test]
fn a_merged_batch_has_no_row_twice() {
    let first = batch(1, vec![item(1, PlaceRow::Carried(1)), item(2, PlaceRow::Carried(1))]);
    let moved = batch(2, vec![item(1, PlaceRow::Carried(2))]);
    let taken = gone(3, vec![Gone::Item(2), Gone::Item(9)]);
    let again = gone(4, vec![Gone::Item(9)]);
    let merged = first.merge(moved).merge(taken).merge(again);
    let wanted = Batch {
        number: 4,
        gone: vec![Gone::Item(2), Gone::Item(9)],
        put: vec![item(1, PlaceRow::Carried(2))],
    };
    assert_eq!(merged, wanted);
}
