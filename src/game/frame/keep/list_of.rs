//! What the list of all that is kept becomes: the types that batches are made of, and the ways in
//! which each table is written, read, restored and compared.

macro_rules! kept_list {
    (
        tables { $(
            $field:ident : $put:ident ( $row:ty )
                = $($table:path $(as $mark:ident ( $key:ty ))?),+ ;
        )* }
        logs { $( $log_field:ident : $log_put:ident ( $line:ty ) = $log:path ; )* }
    ) => {
        /// Something that changed, by the key under which the world knows it.
        #[derive(
            Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize
        )]
        pub enum Key {
            $($($($mark($key),)?)+)*
            /// A player's character or an NPC.
            Creature(CreatureId),
            /// A character that is no more.
            Erased(CreatureId),
            /// Whoever is to be forgotten in all logs.
            Forgotten($crate::game::frame::keep::Forget),
        }

        /// One row that is to be as given from now on, or one line that is added to a log.
        #[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        pub enum Put {
            $($put($row),)*
            $($log_put($line),)*
        }

        /// One row that is to be gone from now on, by its key.
        #[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub enum Gone {
            $($put(<$row as $crate::game::frame::keep::Row>::Key),)*
            /// What all lines of all logs say of somebody.
            Said($crate::game::frame::keep::Forget),
        }

        /// All rows, and the newest lines of each log, as they were when the world was last kept.
        /// Sorted by their keys.
        #[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct Saved {
            $(pub $field: Vec<$row>,)*
            $(pub $log_field: Vec<$line>,)*
        }

        $(impl From<$line> for Put {
            fn from(line: $line) -> Put {
                Put::$log_put(line)
            }
        }

        impl $crate::game::frame::keep::Line for $line {
            fn archived(archive: &Archive) -> &[Self] {
                &archive.$log_field
            }
        })*

        /// Which log.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        pub enum LogName {
            $($log_put,)*
            /// All of them, for what they say of one person; the word of the query is the person in JSON.
            Everything,
        }

        impl LogName {
            /// Its table, its columns, and how it is kept.
            pub fn layout(self) -> $crate::game::frame::keep::Layout {
                match self {
                    $(LogName::$log_put => {
                        $crate::game::frame::keep::Layout::of::<$line>(Some(
                            $crate::game::frame::keep::LogLayout {
                                held: $log.held,
                                retention: $log.retention,
                            },
                        ))
                    })*
                    LogName::Everything => $crate::game::frame::keep::Layout::NONE,
                }
            }
        }

        /// Lines of one of them.
        #[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        pub enum Lines {
            $($log_put(Vec<$line>),)*
            /// Lines of all logs, each with the table it is of, in JSON.
            Everything(Vec<(String, String)>),
        }

        /// All lines of all logs: what the database is, without one.
        #[derive(Clone, PartialEq, Eq, Debug, Default)]
        pub struct Archive {
            $(pub $log_field: Vec<$line>,)*
        }

        impl Archive {
            /// Adds the lines of a batch.
            pub fn apply(&mut self, batch: &$crate::game::frame::keep::Batch) {
                for gone in &batch.gone {
                    if let Gone::Said(forget) = gone {
                        $(for line in &mut self.$log_field {
                            $crate::game::frame::keep::Row::hide(line, forget);
                        })*
                    }
                }
                for put in &batch.put {
                    match put {
                        $(Put::$log_put(line) => {
                            $crate::game::frame::keep::model::append(
                                &mut self.$log_field,
                                line,
                                usize::MAX,
                            );
                        })*
                        _ => {}
                    }
                }
            }
        }

        impl $crate::game::frame::keep::Found {
            /// Looks for what was asked.
            ///
            /// # Errors
            /// Whatever stands in the way.
            pub fn read<S: $crate::game::frame::keep::LogReader>(
                query: &$crate::game::frame::keep::Query,
                from: &mut S,
            ) -> Result<$crate::game::frame::keep::Found, S::Error> {
                Ok(match query.log {
                    $(LogName::$log_put => {
                        let (lines, older) =
                            $crate::game::frame::keep::history::search(query, from, $log.fits)?;
                        $crate::game::frame::keep::Found { lines: Lines::$log_put(lines), older }
                    })*
                    LogName::Everything => {
                        let mut all = Vec::new();
                        let person = query.word.as_ref().and_then(|w| serde_json::from_str(w).ok());
                        if let Some(person) = person.map($crate::game::frame::keep::Forget::Person) {
                            $(for line in from.about::<$line>(&person)? {
                                all.push($crate::game::frame::keep::person::told(&line, &person));
                            })*
                        }
                        $crate::game::frame::keep::Found { lines: Lines::Everything(all), older: None }
                    }
                })
            }

            /// Shows it to the one who asked.
            pub fn show(
                self,
                turn: &mut $crate::game::Turn<'_>,
                query: &$crate::game::frame::keep::Query,
            ) {
                match self.lines {
                    $(Lines::$log_put(lines) => ($log.show)(turn, query, lines, self.older),)*
                    Lines::Everything(lines) => exported(turn, query, lines),
                }
            }
        }

        /// The rows of all tables that are about somebody, each with its table, in JSON.
        pub fn rows_about(
            cut: $crate::game::frame::keep::Cut<'_>,
            forget: &$crate::game::frame::keep::Forget,
        ) -> Vec<(String, String)> {
            use $crate::game::frame::keep::Row;
            let mut found = Vec::new();
            $($(if <$row>::PEOPLE.is_some_and(|people| !people.is_empty()) {
                let keys = ($table.all)(cut);
                let rows = keys.iter().filter_map(|key| ($table.row)(cut, key));
                found.extend(
                    rows.filter(|row| row.clone().hide(forget))
                        .map(|row| $crate::game::frame::keep::person::told(&row, forget)),
                );
            })+)*
            found
        }

        /// Goes through all tables, then through all logs.
        ///
        /// # Errors
        /// The first of the visitor's.
        pub fn for_each_kind<V: $crate::game::frame::keep::Visitor>(
            visitor: &mut V,
        ) -> Result<(), V::Error> {
            $(visitor.table::<$row>()?;)*
            $(visitor.log::<$line>()?;)*
            Ok(())
        }

        /// Hides somebody in the lines of all logs: those that memory holds, those that are still to be
        /// written, and, with the next batch, those on the disk. Kept.
        pub fn hide(
            turn: &mut $crate::game::Turn<'_>,
            forget: &$crate::game::frame::keep::Forget,
        ) {
            $({
                let cut = $crate::game::frame::keep::Cut {
                    content: turn.content,
                    world: turn.world,
                    dice: turn.dice,
                };
                let mut lines = ($log.newest)(cut);
                let mut is_changed = false;
                for line in &mut lines {
                    is_changed |= $crate::game::frame::keep::Row::hide(line, forget);
                }
                if is_changed {
                    ($log.take)(
                        &mut $crate::game::frame::keep::Restoring {
                            content: turn.content,
                            world: turn.world,
                            warnings: Vec::new(),
                        },
                        &lines,
                    );
                }
            })*
            turn.world.dirty.forget(forget);
        }

        impl Put {
            /// Which row it is about; `None` for a line of a log, which nothing ever replaces.
            pub fn row(&self) -> Option<Gone> {
                match self {
                    $(Put::$put(row) => Some(Gone::$put(row.key())),)*
                    $(Put::$log_put(_) => None,)*
                }
            }

            /// Makes it hold nothing of whoever is to be forgotten; whether anything changed.
            pub fn hide(&mut self, forget: &$crate::game::frame::keep::Forget) -> bool {
                match self {
                    $(Put::$put(row) => $crate::game::frame::keep::Row::hide(row, forget),)*
                    $(Put::$log_put(line) => $crate::game::frame::keep::Row::hide(line, forget),)*
                }
            }

            /// The log of which it is a line, by its table; `None` for a row.
            pub fn log(&self) -> Option<&'static str> {
                match self {
                    $(Put::$put(_) => None,)*
                    $(Put::$log_put(_) => {
                        Some(<$line as $crate::game::frame::keep::Row>::TABLE)
                    })*
                }
            }

            /// Which row or line it is, in words: `character 7`.
            pub fn name(&self) -> String {
                match self {
                    $(Put::$put(row) => {
                        $crate::game::frame::keep::model::name::<$row>(stringify!($put), &row.key())
                    })*
                    $(Put::$log_put(line) => {
                        $crate::game::frame::keep::model::name::<$line>(stringify!($log_put), &line.key())
                    })*
                }
            }

            /// Writes it down.
            ///
            /// # Errors
            /// Whatever stands in the way.
            pub fn write<W: $crate::game::frame::keep::RowWriter>(&self, to: &mut W) -> Result<(), W::Error> {
                match self {
                    $(Put::$put(row) => to.put(row),)*
                    $(Put::$log_put(line) => to.append(line),)*
                }
            }
        }

        impl Gone {
            /// Which row it is, in words: `character 7`.
            pub fn name(&self) -> String {
                match self {
                    $(Gone::$put(key) => {
                        $crate::game::frame::keep::model::name::<$row>(stringify!($put), key)
                    })*
                    Gone::Said(forget) => $crate::game::frame::keep::person::name(forget),
                }
            }

            /// Takes the row away.
            ///
            /// # Errors
            /// Whatever stands in the way.
            pub fn write<W: $crate::game::frame::keep::RowWriter>(&self, to: &mut W) -> Result<(), W::Error> {
                match self {
                    $(Gone::$put(key) => to.gone::<$row>(key),)*
                    Gone::Said(forget) => to.forget(forget),
                }
            }
        }

        impl $crate::game::frame::keep::Batch {
            /// Adds the row of a key as it is now, or that it is gone.
            pub fn add(&mut self, cut: $crate::game::frame::keep::Cut<'_>, key: &Key) {
                match key {
                    Key::Creature(who) => self.add_creature(cut, *who),
                    Key::Erased(who) => self.gone.push(Gone::Character(who.0)),
                    Key::Forgotten(forget) => self.gone.push(Gone::Said(forget.clone())),
                    $($($(Key::$mark(key) => match ($table.row)(cut, key) {
                        Some(row) => self.put.push(Put::$put(row)),
                        None => self.gone.push(Gone::$put(($table.key)(cut, key))),
                    },)?)+)*
                }
            }
        }

        impl Saved {
            /// Reads everything.
            ///
            /// # Errors
            /// Whatever stands in the way.
            pub fn read<S: $crate::game::frame::keep::RowReader>(from: &mut S) -> Result<Saved, S::Error> {
                Ok(Saved {
                    $($field: from.all::<$row>()?,)*
                    $($log_field: from.newest::<$line>($log.held)?,)*
                })
            }

            /// Makes a world of the rows, table by table.
            pub fn restore(&self, to: &mut $crate::game::frame::keep::Restoring<'_>) {
                $($(($table.take)(to, &self.$field);)+)*
                $(($log.take)(to, &self.$log_field);)*
            }

            /// Does what writing `batch` does to the database: first `gone`, then `put`.
            pub fn apply(&mut self, batch: &$crate::game::frame::keep::Batch) {
                for gone in &batch.gone {
                    match gone {
                        $(Gone::$put(key) => $crate::game::frame::keep::model::remove(&mut self.$field, key),)*
                        Gone::Said(forget) => self.hide_lines(forget),
                    }
                }
                for put in &batch.put {
                    match put {
                        $(Put::$put(row) => $crate::game::frame::keep::model::insert(&mut self.$field, row),)*
                        $(Put::$log_put(line) => $crate::game::frame::keep::model::append(&mut self.$log_field, line, $log.held),)*
                    }
                }
            }

            /// Hides somebody in the lines of all logs.
            fn hide_lines(&mut self, forget: &$crate::game::frame::keep::Forget) {
                $(for line in &mut self.$log_field {
                    $crate::game::frame::keep::Row::hide(line, forget);
                })*
            }

            /// The tables and logs with a row in which somebody still stands.
            pub fn names(&self, forget: &$crate::game::frame::keep::Forget) -> Vec<&'static str> {
                use $crate::game::frame::keep::Row;
                let mut found = Vec::new();
                $(if self.$field.iter().any(|row| row.clone().hide(forget)) {
                    found.push(<$row as Row>::TABLE);
                })*
                $(if self.$log_field.iter().any(|line| line.clone().hide(forget)) {
                    found.push(<$line as Row>::TABLE);
                })*
                found
            }

            /// The first row that is not the same in both.
            ///
            /// # Errors
            /// A sentence about it.
            pub fn same(&self, found: &Saved) -> Result<(), String> {
                $($crate::game::frame::keep::model::same(<$row as $crate::game::frame::keep::Row>::TABLE, self.$field.iter(), found.$field.iter())?;)*
                $($crate::game::frame::keep::model::same(
                    <$line as $crate::game::frame::keep::Row>::TABLE,
                    self.$log_field.iter(),
                    found.$log_field.iter(),
                )?;)*
                Ok(())
            }

            /// All rows of some tables as the world has them now, without what is fleeting, are
            /// the same as these.
            ///
            /// # Errors
            /// A sentence about the first that is not.
            pub fn holds(&self, cut: $crate::game::frame::keep::Cut<'_>, tables: fn(&str) -> bool) -> Result<(), String> {
                $(if tables(<$row as $crate::game::frame::keep::Row>::TABLE) {
                    let mut now: Vec<$row> = Vec::new();
                    let mut blank: Option<fn(&mut $row)> = None;
                    $(
                        let keys = ($table.all)(cut);
                        now.extend(keys.iter().filter_map(|key| ($table.row)(cut, key)));
                        blank = blank.or($table.lasting);
                    )+
                    $crate::game::frame::keep::model::holds(now, &self.$field, blank)?;
                })*
                $(if tables(<$line as $crate::game::frame::keep::Row>::TABLE) {
                    let now = ($log.newest)(cut);
                    $crate::game::frame::keep::model::same(<$line as $crate::game::frame::keep::Row>::TABLE, now.iter(), self.$log_field.iter())?;
                })*
                Ok(())
            }

            /// What each table and log is called, and its columns, those of the key first.
            pub fn layout() -> Vec<$crate::game::frame::keep::Layout> {
                vec![
                    $($crate::game::frame::keep::Layout::of::<$row>(None),)*
                    $(LogName::$log_put.layout(),)*
                ]
            }
        }
    };
}

pub(crate) use kept_list;
