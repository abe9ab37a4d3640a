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
                }
            }
        }

        /// Lines of one of them.
        #[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        pub enum Lines {
            $($log_put(Vec<$line>),)*
        }

        /// All lines of all logs: what the database is, without one.
        #[derive(Clone, PartialEq, Eq, Debug, Default)]
        pub struct Archive {
            $(pub $log_field: Vec<$line>,)*
        }

        impl Archive {
            /// Adds the lines of a batch.
            pub fn apply(&mut self, batch: &$crate::game::frame::keep::Batch) {
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
                }
            }
        }

        impl Put {
            /// Which row it is about; `None` for a line of a log, which nothing ever replaces.
            pub fn row(&self) -> Option<Gone> {
                match self {
                    $(Put::$put(row) => Some(Gone::$put(row.key())),)*
                    $(Put::$log_put(_) => None,)*
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
                }
            }

            /// Takes the row away.
            ///
            /// # Errors
            /// Whatever stands in the way.
            pub fn write<W: $crate::game::frame::keep::RowWriter>(&self, to: &mut W) -> Result<(), W::Error> {
                match self {
                    $(Gone::$put(key) => to.gone::<$row>(key),)*
                }
            }
        }

        impl $crate::game::frame::keep::Batch {
            /// Adds the row of a key as it is now, or that it is gone.
            pub fn add(&mut self, cut: $crate::game::frame::keep::Cut<'_>, key: &Key) {
                match key {
                    Key::Creature(who) => self.add_creature(cut, *who),
                    Key::Erased(who) => self.gone.push(Gone::Character(who.0)),
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
                    }
                }
                for put in &batch.put {
                    match put {
                        $(Put::$put(row) => $crate::game::frame::keep::model::insert(&mut self.$field, row),)*
                        $(Put::$log_put(line) => $crate::game::frame::keep::model::append(&mut self.$log_field, line, $log.held),)*
                    }
                }
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
