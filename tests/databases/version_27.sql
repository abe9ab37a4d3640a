BEGIN TRANSACTION;
CREATE TABLE audit_archives (
    number   INTEGER PRIMARY KEY,
    -- When it was done, and the date of the youngest line that may be in it: a month before.
    date     INTEGER NOT NULL,
    up_to    INTEGER NOT NULL CHECK (up_to <= date - 2592000),
    up_to_id INTEGER NOT NULL,
    file     TEXT    NOT NULL
) STRICT;
CREATE TABLE audit_log (
    id        INTEGER PRIMARY KEY,
    at_ms     INTEGER NOT NULL,
    character TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    command   TEXT    NOT NULL,
    outcome   TEXT    NOT NULL
, date INTEGER NOT NULL DEFAULT 0, address TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "audit_log" VALUES(331,124173,'Xbababa','owner','@claim …','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(332,134567,'Xbababa','owner','@where','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(333,148237,'Xbababa','owner','@stat marrow','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(337,174199,'Xbababa','owner','@clock show','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(339,195315,'Xbababa','owner','@freeze Xvibaba 20s','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(342,235419,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(345,250738,'Xbababa','owner','@stat marrow','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(355,281181,'Xbababa','owner','@faction reset silver_sanctum green_circle','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(364,299787,'Xbababa','owner','@audit goto 5 before 316','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(367,315064,'Xbababa','owner','@peace 0 coins 2.marrow','"0" is not needed here. Usage: @peace',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(368,316225,'Xbababa','owner','@transfer Xgarbaba here','Nobody is left to be brought there.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(372,332452,'Xbababa','owner','@goto Xpelbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(373,339019,'Xbababa','owner','@rng seed 7','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(378,350544,'Xbababa','owner','@purge thole','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(379,353266,'Xbababa','owner','@faction hostile green_circle silver_sanctum','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(385,383645,'Xbababa','owner','@faction reset green_circle silver_sanctum','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(386,384711,'Xbababa','owner','@transfer here','Nobody called "here" is in the world now.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(392,398651,'Xbababa','owner','@faction npcs lantern_college silver_sanctum','There is no faction "lantern_college silver_sanctum". Did you mean Lantern College?',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(393,399461,'Xbababa','owner','@faction hostile green_circle silver_sanctum','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(394,412714,'Xbababa','owner','@faction reset green_circle silver_sanctum','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(399,454411,'Xbababa','owner','@mute Xbababa off','That would be you.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(400,455536,'Xbababa','owner','@heal','Usage: @heal <who>',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(404,492918,'Xbababa','owner','@log level all','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(405,507891,'Xbababa','owner','@force Xbababa say I am sorry.','That would be you.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(410,540466,'Xbababa','owner','@promote Xpelbaba builder','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(414,558084,'Xbababa','owner','@goto Xmosbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(416,568560,'Xbababa','owner','@unban Xbababa','There is no ban on "Xbababa".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(418,572308,'Xbababa','owner','@load item coins 8','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(419,581889,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(420,582653,'Xbababa','owner','@at Xgarbaba look','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(421,587568,'Xbababa','owner','@audit goto 5 before 6802','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(427,609980,'Xbababa','owner','@promote Xlubaba wizard','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(432,627311,'Xbababa','owner','@load item coins 26','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(433,628867,'Xbababa','owner','@purge bailiff','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(435,643079,'Xbababa','owner','@rng show','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(441,669751,'Xpelbaba','builder','@goto it dirk','There is no room or person "it dirk".',0,'10.0.0.11');
INSERT INTO "audit_log" VALUES(448,693789,'Xbababa','owner','@load npc lowwater_crab 2','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(452,713443,'Xbababa','owner','@heal Xgarbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(453,715382,'Xbababa','owner','@mute Xdobaba 20s Quiet.','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(511,5187789,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(515,5207154,'Xbababa','owner','@heal Xdobaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(519,5262977,'Xbababa','owner','@lock show','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(520,5269463,'Xbababa','owner','@transfer here','Nobody called "here" is in the world now.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(521,5272030,'Xbababa','owner','@set coins Xribaba 105','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(522,5288075,'Xbababa','owner','@invis','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(526,5316703,'Xbababa','owner','@set coins Xnerbaba 133','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(530,5337738,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(531,5338634,'Xbababa','owner','@delete herring','There is no character called "herring".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(532,5338912,'Xbababa','owner','@goto Xpelbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(535,5341323,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(544,5368076,'(operator)','owner','reload by a signal','done, 0 warnings',0,'');
INSERT INTO "audit_log" VALUES(545,5371655,'Xbababa','owner','@transfer Xdobaba here','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(546,5372546,'Xbababa','owner','@set coins watchman 1','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(547,5374134,'Xbababa','owner','@where','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(551,5382836,'Xbababa','owner','@rng seed 7','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(552,5384066,'Xbababa','owner','@mind halyard','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(555,5387521,'Xbababa','owner','@clock show','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(561,5401197,'Xpelbaba','builder','@patrol set #17 gate yard bounce every 20','Nobody called "#17" is in the world now.',0,'10.0.0.11');
INSERT INTO "audit_log" VALUES(562,5403092,'Xbababa','owner','@kick Xkenbaba Come back sober.','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(563,5409124,'Xbababa','owner','@transfer Xnerbaba here','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(565,5414067,'Xbababa','owner','@audit goto 5 before 1590','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(566,5427470,'Xbababa','owner','@set level Xlubaba 8','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(567,5441173,'Xbababa','owner','@set coins Xvibaba 119','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(570,5457731,'Xbababa','owner','@where 2.south 3 mug','There is no person or thing "2.south 3 mug".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(571,5459372,'Xbababa','owner','@goto Xgarbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(575,5477288,'Xbababa','owner','@set coins Xshobaba 189','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(577,5477593,'Xpelbaba','builder','@stat here','done',0,'10.0.0.11');
INSERT INTO "audit_log" VALUES(617,19595844,'Xbababa','owner','@faction hostile green_circle green_circle','A faction is never at war with itself.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(618,19599380,'Xbababa','owner','@faction reset green_circle green_circle','A faction is never at war with itself.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(620,19599890,'Xbababa','owner','@unban Xkenbaba','There is no ban on "Xkenbaba".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(636,19608931,'Xbababa','owner','@load item tallow_candle 14','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(637,19618718,'Xlubaba','wizard','@patrol show 3 can','done',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(641,19632893,'Xbababa','owner','@load item ships_biscuit 5','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(642,19633650,'Xbababa','owner','@heal Xbababa','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(646,19638311,'Xbababa','owner','@heal Xkenbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(652,19650177,'Xlubaba','wizard','@where','done',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(656,19653553,'Xbababa','owner','@where','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(657,19672645,'Xbababa','owner','@stat watchman','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(658,19675504,'Xbababa','owner','@bans','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(659,19712814,'Xbababa','owner','@faction npcs lantern_college shadow_syndicate','There is no faction "lantern_college shadow_syndica". Did you mean Lantern College?',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(660,19726106,'Xbababa','owner','@audit goto 5 before 3149','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(661,19735504,'Xbababa','owner','@jobs candle all.Xlubaba','Nothing recurs under that name alone. There are: sentences_swept, messages_swept.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(665,19763286,'Xbababa','owner','@where','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(666,19767992,'Xbababa','owner','@snoop 0 coins nim','Nobody called "0 coins nim" is in the world now.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(670,19795267,'Xbababa','owner','@transfer Xmosbaba here','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(673,19822491,'Xbababa','owner','@unban Xribaba','There is no ban on "Xribaba".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(674,19856173,'Xlubaba','wizard','@mute bran 10m No shouting.','There is no character called "bran".',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(677,19870278,'Xbababa','owner','@stat nim','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(679,19889413,'Xbababa','owner','@set coins Xribaba 63','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(680,19900847,'Xlubaba','wizard','@transfer bran here','Nobody called "bran" is in the world now.',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(684,19908818,'Xbababa','owner','@faction peace silver_sanctum lantern_college','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(685,19921210,'Xbababa','owner','@faction reset silver_sanctum lantern_college','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(688,19922938,'Xbababa','owner','@purge clinker','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(692,19964501,'Xbababa','owner','@set coins Xdobaba 140','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(696,19984443,'Xbababa','owner','@kick Xnerbaba Come back sober.','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(697,19985525,'Xbababa','owner','@unban Xribaba','There is no ban on "Xribaba".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(698,20016992,'Xbababa','owner','@set coins','Usage: @set coins <who> <number>',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(699,20018032,'Xbababa','owner','@log show all.candle','"all.candle" is not needed here. Usage: @log show',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(701,20037001,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(708,20098848,'Xbababa','owner','@set level Xtalbaba 8','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(710,20102003,'Xbababa','owner','@load item coins 22','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(711,20103663,'Xbababa','owner','@load npc  1','There is no NPC "1".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(712,20118612,'Xbababa','owner','@mute Xshobaba off','Xshobaba is not muted.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(713,20133113,'Xbababa','owner','@bans','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(727,20174606,'Xbababa','owner','@rng show 1 coins','"1" is not needed here. Usage: @rng show',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(732,20184594,'Xbababa','owner','@set level Xbababa 3','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(736,20212426,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(738,20222802,'Xbababa','owner','@promote Xbababa player','The server would have no owner. Make another one first.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(739,20231605,'Xbababa','owner','@lock newcomers on 5s','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(741,20243096,'Xbababa','owner','@at Xbababa look','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(744,20255636,'Xbababa','owner','@clock show','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(745,20256838,'Xbababa','owner','@goto Xnerbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(748,20260982,'Xpelbaba','builder','@where up thole','There is no person or thing "up thole".',0,'10.0.0.11');
INSERT INTO "audit_log" VALUES(749,20271354,'Xbababa','owner','@audit 5','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(750,20280329,'Xbababa','owner','@at Xvibaba look','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(753,20294516,'Xbababa','owner','@set coins Xvibaba 77','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(754,20328833,'Xbababa','owner','@at Xpelbaba look','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(756,20329648,'Xbababa','owner','@promote Xmosbaba player','Xmosbaba is a player already.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(757,20333145,'Xpelbaba','builder','@spawn patrol 2.all','There is no spawn entry "2.all".',0,'10.0.0.11');
INSERT INTO "audit_log" VALUES(759,20338299,'Xbababa','owner','@faction npcs green_circle green_circle','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(760,20339115,'Xbababa','owner','@purge rat','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(761,20340312,'Xbababa','owner','@transfer rat here','Nobody is left to be brought there.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(762,20344176,'Xbababa','owner','@transfer Xgarbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(763,20378910,'Xbababa','owner','@transfer rat here','Nobody is left to be brought there.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(764,20395764,'Xbababa','owner','@stat','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(766,20410892,'Xbababa','owner','@ban Xgarbaba 10m Cool down.','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(769,20430682,'Xbababa','owner','@stat rat','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(770,20434916,'Xbababa','owner','@rng seed 7','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(776,20461321,'Xbababa','owner','@transfer rat here','Nobody is left to be brought there.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(780,20504566,'Xbababa','owner','@heal 2 coins','Nobody called "2 coins" is in the world now.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(781,20510637,'Xbababa','owner','@purge jack','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(785,20526176,'Xbababa','owner','@clock show','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(792,20561152,'Xbababa','owner','@heal Xkenbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(826,25654894,'Xbababa','owner','@load item ships_biscuit 12','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(828,25679418,'Xbababa','owner','@stat','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(832,25689377,'Xbababa','owner','@goto Xpelbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(833,25690302,'Xbababa','owner','@heal Xpelbaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(837,25703033,'Xbababa','owner','@set level Xribaba 5','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(845,25727009,'Xbababa','owner','@unban Xvibaba','There is no ban on "Xvibaba".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(846,25728101,'Xbababa','owner','@where','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(854,25793213,'Xbababa','owner','@faction hostile silver_sanctum lantern_college','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(857,25802826,'Xbababa','owner','@faction reset silver_sanctum lantern_college','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(861,25829333,'Xbababa','owner','@unban Xmosbaba','There is no ban on "Xmosbaba".',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(862,25830057,'Xbababa','owner','@force rat drop all','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(864,25856434,'Xbababa','owner','@goto Xribaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(865,25859390,'Xbababa','owner','@at Xkenbaba look','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(868,25882005,'Xbababa','owner','@shutdown cancel','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(869,25889524,'Xbababa','owner','@heal Xdobaba','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(870,25892006,'Xbababa','owner','@bans','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(872,25908933,'Xbababa','owner','@promote Xvibaba player','Xvibaba is a player already.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(873,25910851,'Xbababa','owner','@rng seed 7','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(874,25912432,'Xbababa','owner','@ban Xmosbaba 10m Cool down.','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(880,25945905,'Xbababa','owner','@stat gull','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(883,25950676,'Xbababa','owner','@load npc lowwater_bailiff 2','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(884,25956798,'Xbababa','owner','@where','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(888,25958747,'Xbababa','owner','@load item coins 21','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(889,25960458,'Xbababa','owner','@transfer rat here','Nobody is left to be brought there.',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(890,25973000,'Xbababa','owner','@at Xtalbaba look','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(894,26000524,'Xbababa','owner','@load item ships_biscuit 7','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(896,26007189,'Xbababa','owner','@force Xkenbaba say I am sorry.','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(898,26018965,'Xbababa','owner','@faction npcs silver_sanctum green_circle','There is no faction "silver_sanctum green_circle". Did you mean Silver Sanctum?',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(899,26019277,'Xbababa','owner','@ban 198.51.100.1/24 10m','done',0,'10.0.0.0');
INSERT INTO "audit_log" VALUES(904,26096317,'(operator)','owner','reload by a signal','done, 0 warnings',0,'');
INSERT INTO "audit_log" VALUES(913,26169372,'Xpelbaba','builder','@patrol set #17 gate yard bounce every 20','Nobody called "#17" is in the world now.',0,'10.0.0.11');
INSERT INTO "audit_log" VALUES(914,26178477,'Xlubaba','wizard','@net','done',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(945,26322320,'Xlubaba','wizard','@nohassle on','done',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(965,26444844,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(1024,26956997,'Xlubaba','wizard','@announce','Usage: @announce <words>',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1048,27266958,'Xlubaba','wizard','@at','Usage: @at <room id|who> <command>',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1052,27292834,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(1063,27414560,'Xlubaba','wizard','@spawn patrol stone','There is no spawn entry "stone".',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1086,27584639,'(operator)','owner','reload by a signal','done, 0 warnings',0,'');
INSERT INTO "audit_log" VALUES(1117,30377384,'Xlubaba','wizard','@set level bran 5','Nobody called "bran" is in the world now.',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1177,30860204,'Xlubaba','wizard','@announce it','done',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1196,31023172,'Xlubaba','wizard','@freeze bran 10m We have to talk.','There is no character called "bran".',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1225,31279987,'Xlubaba','wizard','@transfer bran here','Nobody called "bran" is in the world now.',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1264,33346054,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(1291,33537109,'Xlubaba','wizard','@transfer rat','Nobody is left to be brought there.',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1299,33597991,'Xlubaba','wizard','@at all.ismay','Usage: @at <room id|who> <command>',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1309,33716328,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(1344,33985591,'Xlubaba','wizard','@freeze all.2 coins Xpelbaba','There is no character called "all.2".',0,'10.0.0.3');
INSERT INTO "audit_log" VALUES(1364,34171753,'(operator)','owner','reload by a signal','done, 0 warnings',0,'');
INSERT INTO "audit_log" VALUES(1457,40860621,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(1526,45393651,'(operator)','owner','reload by a signal','refused, 1 error',0,'');
INSERT INTO "audit_log" VALUES(1773,56077000,'somebody','shell','dominion password Xdobaba','done',1795935658,'');
INSERT INTO "audit_log" VALUES(1774,56077000,'somebody','shell','dominion password Xgarbaba','done',1795935658,'');
INSERT INTO "audit_log" VALUES(1775,56077000,'somebody','shell','dominion grant Xdobaba owner','done',1795935658,'');
INSERT INTO "audit_log" VALUES(1777,56084680,'Xdobaba','owner','@balance','done',1795935665,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1778,56085291,'Xdobaba','owner','@balance set combat.hit_chance 1','There is no number called "combat.hit_chance".',1795935666,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1779,56085892,'Xdobaba','owner','@feature list','done',1795935666,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1780,56086494,'Xdobaba','owner','@feature off weather','There is no feature that can be switched called "weather".',1795935667,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1781,56087095,'Xdobaba','owner','@ban Xvibaba 3d bad manners','done',1795935668,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1782,56087700,'Xdobaba','owner','@ban 10.9.8.7 forever a nuisance','done',1795935668,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1783,56088303,'Xdobaba','owner','@set xdobaba coins 500','There is no `@set xdobaba`. There are: level and coins.',1795935669,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1784,56088905,'Xdobaba','owner','@jobs','done',1795935669,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1785,56090709,'Xdobaba','owner','@set xkenbaba coins 77','There is no `@set xkenbaba`. There are: level and coins.',1795935671,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1786,56091310,'Xdobaba','owner','@timer','done',1795935672,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1789,56109796,'Xdobaba','owner','@balance set rumours.news 6','done',1795935690,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1790,56110403,'Xdobaba','owner','@feature off rumours','done',1795935691,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1794,56111007,'Xdobaba','owner','@set coins xkenbaba 77','Nobody called "xkenbaba" is in the world now.',1795935692,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1795,56111609,'Xdobaba','owner','@reputation','Usage: @reputation <points> <name> [why]',1795935692,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1796,56112814,'Xdobaba','owner','@mute Xvibaba 1h loud','done',1795935693,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1797,56114619,'Xdobaba','owner','@load rope','There is no `@load rope`. There are: item and npc.',1795935695,'127.0.0.1');
INSERT INTO "audit_log" VALUES(1798,56115827,'Xdobaba','owner','@reputation set xkenbaba lantern_college 30','"set" is not a number from -1000 to 1000, other than 0. Usage: @reputation <points> <name> [why]',1795935696,'127.0.0.1');
CREATE TABLE bans (
    -- `name` or `address`.
    kind      TEXT NOT NULL,
    subject   TEXT NOT NULL,
    -- NULL: until lifted.
    until_ms  INTEGER,
    reason    TEXT NOT NULL,
    banned_by TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO "bans" VALUES('address','10.9.8.7',NULL,'forever a nuisance','Xdobaba');
INSERT INTO "bans" VALUES('mute','xvibaba',59712814,'loud','Xdobaba');
INSERT INTO "bans" VALUES('name','xvibaba',315287095,'bad manners','Xdobaba');
CREATE TABLE calendar (
    name   TEXT    NOT NULL PRIMARY KEY,
    due_s  INTEGER NOT NULL,
    ran_s  INTEGER NOT NULL,
    runs   INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "calendar" VALUES('messages_swept',1795925400,1795935658,2,0,0);
INSERT INTO "calendar" VALUES('sentences_swept',1795935600,1795935658,11,0,0);
CREATE TABLE characters (
    -- The same number as its creature's.
    id          INTEGER PRIMARY KEY,
    -- Deferred: account and first character arrive in one batch, in either order.
    account_id  INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    name        TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    calling     TEXT    NOT NULL,
    level       INTEGER NOT NULL,
    experience  INTEGER NOT NULL,
    coins       INTEGER NOT NULL,
    health      INTEGER NOT NULL,
    spirit      INTEGER NOT NULL,
    room        TEXT    NOT NULL,
    posture     TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    preferences TEXT    NOT NULL CHECK (json_valid(preferences)),
    created_ms  INTEGER NOT NULL,
    seen_ms     INTEGER NOT NULL,
    played_ms   INTEGER NOT NULL
) STRICT;
INSERT INTO "characters" VALUES(216,215,'Xdobaba','chanter',1,18,140,25,28,'lowwater_tavern','standing','','{"brief":false,"brief_combat":null,"colour":"","theme":"any","reader":"on","charset":"Latin1","width":null,"pager":true,"prompt":{"own":"%h/%Hhp %e %x>"},"wimpy":"off"}',12507,56117201,55495144);
INSERT INTO "characters" VALUES(225,224,'Xgarbaba','reaver',1,0,0,28,18,'lowwater_tavern_cellar','standing','the Dry','{"brief":false,"brief_combat":true,"colour":"true","theme":"any","reader":"off","charset":null,"width":null,"pager":true,"prompt":{"own":"xkenbaba 0 coins"},"wimpy":"off"}',25561,56117201,50210125);
INSERT INTO "characters" VALUES(234,233,'Xkenbaba','warden',1,0,2,34,20,'lowwater_keel_quay','standing','the Wet','{"brief":true,"brief_combat":true,"colour":"none","theme":"light","reader":"off","charset":"Latin1","width":0,"pager":true,"prompt":"default","wimpy":"off"}',28064,56075500,47560896);
INSERT INTO "characters" VALUES(244,243,'Xlubaba','warden',8,2800,0,97,41,'lowwater_keel_quay','standing','','{"brief":false,"brief_combat":null,"colour":"","theme":"dark","reader":"on","charset":null,"width":null,"pager":true,"prompt":{"own":"%h/%Hhp %e %x>"},"wimpy":{"at":12},"left_alone":true}',37340,56075500,48119893);
INSERT INTO "characters" VALUES(253,252,'Xshobaba','reaver',2,103,154,35,22,'lowwater_ribs_quay','standing','','{"brief":false,"brief_combat":null,"colour":"256","theme":"any","reader":"auto","charset":"Latin1","width":80,"pager":true,"prompt":{"own":"gull"},"wimpy":"off"}',42605,56075500,48277308);
INSERT INTO "characters" VALUES(262,261,'Xtalbaba','warden',8,2800,0,97,41,'lowwater_lighthouse','standing','abcabcabcabcabcabcabc','{"brief":false,"brief_combat":true,"colour":"","theme":"any","reader":"auto","charset":null,"width":null,"pager":true,"prompt":{"own":"%h/%Hhp %e %x>"},"wimpy":"off"}',48000,56075500,30715212);
INSERT INTO "characters" VALUES(271,270,'Xpelbaba','keysmith',1,0,102,26,24,'lowwater_bell_pools','standing','3','{"brief":false,"brief_combat":null,"colour":"","theme":"any","reader":"auto","charset":null,"width":null,"pager":true,"prompt":{"own":"102 coins"},"wimpy":"off"}',48567,56075500,55313221);
INSERT INTO "characters" VALUES(281,280,'Xmosbaba','keysmith',4,731,3,44,36,'lowwater_lighthouse','standing','3 coins all','{"brief":true,"brief_combat":null,"colour":"","theme":"any","reader":"auto","charset":null,"width":null,"pager":true,"prompt":{"own":"east corpse"},"wimpy":"off"}',68505,56075500,46912194);
INSERT INTO "characters" VALUES(291,290,'Xribaba','reaver',5,1000,63,56,34,'lowwater_wrack','standing','','{"brief":false,"brief_combat":null,"colour":"","theme":"any","reader":"auto","charset":null,"width":null,"pager":true,"prompt":{"own":"%h/%Hhp %e %x>"},"wimpy":"off"}',82590,56075500,55304250);
INSERT INTO "characters" VALUES(300,299,'Xvibaba','warden',1,74,128,34,20,'lowwater_wrack','standing','the Patient','{"brief":false,"brief_combat":null,"colour":"256","theme":"any","reader":"on","charset":null,"width":null,"pager":true,"prompt":{"own":"Xribaba"},"wimpy":"off"}',98603,56075500,48377942);
INSERT INTO "characters" VALUES(314,313,'Xnerbaba','chanter',1,0,0,25,28,'lowwater_slip','standing','','{"brief":false,"brief_combat":true,"colour":"256","theme":"any","reader":"auto","charset":"Latin1","width":null,"pager":true,"prompt":{"own":"%h/%Hhp %e %x>"},"wimpy":"off"}',114451,56075500,48078183);
INSERT INTO "characters" VALUES(323,322,'Xbababa','reaver',3,300,0,42,26,'lowwater_bell_pools','standing','','{"brief":false,"brief_combat":null,"colour":"","theme":"any","reader":"auto","charset":null,"width":null,"pager":true,"prompt":{"own":"%h/%Hhp %e %x>"},"wimpy":{"at":12},"unseen":true}',123168,56075500,47912603);
CREATE TABLE cuts (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    start TEXT    NOT NULL,
    batch INTEGER NOT NULL
) STRICT;
INSERT INTO "cuts" VALUES(1,'18ec71f7547ac862-2a52',35);
CREATE TABLE faction_members (
    character_id INTEGER NOT NULL PRIMARY KEY,
    faction      TEXT    NOT NULL,
    joined_ms    INTEGER NOT NULL
) STRICT;
INSERT INTO "faction_members" VALUES(281,'lantern_college',40853120);
CREATE TABLE faction_state (
    faction TEXT NOT NULL PRIMARY KEY,
    state   TEXT NOT NULL CHECK (json_valid(state))
) STRICT, WITHOUT ROWID;
CREATE TABLE feature_overrides (
    name   TEXT    PRIMARY KEY,
    is_on  INTEGER NOT NULL,
    set_by TEXT    NOT NULL,
    -- Where the world's clock stood.
    set_ms INTEGER NOT NULL
) STRICT;
INSERT INTO "feature_overrides" VALUES('rumours',0,'Xdobaba',56110403);
CREATE TABLE item_instances (
    id         INTEGER PRIMARY KEY,
    world_id   INTEGER NOT NULL DEFAULT 1,
    template   TEXT    NOT NULL,
    place_kind TEXT    NOT NULL CHECK (place_kind IN ('room', 'carried', 'worn', 'inside')),
    -- The room, when it lies on a floor.
    place_room TEXT,
    -- The creature or the item that holds it, when one does.
    place_id   INTEGER,
    -- Where it is worn, when it is.
    place_slot TEXT,
    quantity   INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (json_valid(state)),
    CHECK ((place_room IS NOT NULL) = (place_kind = 'room')
       AND (place_id   IS NOT NULL) = (place_kind IN ('carried', 'worn', 'inside'))
       AND (place_slot IS NOT NULL) = (place_kind = 'worn'))
) STRICT;
INSERT INTO "item_instances" VALUES(1,1,'driftwood_club','carried',NULL,170,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(3,1,'warm_glove','carried',NULL,180,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(7,1,'grapnel','carried',NULL,171,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(13,1,'tallow_candle','carried',NULL,300,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(14,1,'whetstone','room','lowwater_yard',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(16,1,'tin_strongbox','room','lowwater_bonded_cellar',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(17,1,'coins','inside',NULL,16,NULL,60,'{}');
INSERT INTO "item_instances" VALUES(18,1,'ambergris','inside',NULL,16,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(19,1,'burnt_page','inside',NULL,16,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(20,1,'thumb_ring','inside',NULL,16,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(21,1,'old_coin','room','lowwater_bonded_cellar',NULL,NULL,5,'{}');
INSERT INTO "item_instances" VALUES(22,1,'black_rum','room','lowwater_bonded_cellar',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(23,1,'black_rum','room','lowwater_bonded_cellar',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(24,1,'toll_receipt','room','saltroad_tollhouse',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(25,1,'dominion_cog','room','saltroad_fallen_walker',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(26,1,'iron_scrap','room','saltroad_mine_track',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(27,1,'clapper_charm','room','hollin_rookery',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(28,1,'water_skin','room','hollin_charcoal',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(29,1,'glowmoss_jar','room','hollin_drone',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(30,1,'miners_tag','room','deeps_adit',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(31,1,'miners_pick','room','deeps_gallery',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(32,1,'verdigris_bloom','room','deeps_green_chamber',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(33,1,'verdigris_bloom','room','deeps_green_chamber',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(34,1,'cap_lamp','room','deeps_flooded',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(35,1,'wage_packet','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(36,1,'wage_packet','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(37,1,'wage_packet','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(38,1,'copper_ingot','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(39,1,'copper_ingot','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(40,1,'copper_ingot','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(41,1,'copper_ingot','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(42,1,'copper_pin','room','deeps_strongroom',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(43,1,'gilt_mask','room','battlefield_west_ditch',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(44,1,'old_coin','room','battlefield_under_closet',NULL,NULL,11,'{}');
INSERT INTO "item_instances" VALUES(45,1,'keepers_collar','room','battlefield_under_closet',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(46,1,'keepers_apple','room','battlefield_ewood_orchard',NULL,NULL,5,'{}');
INSERT INTO "item_instances" VALUES(47,1,'war_honey','room','battlefield_ewood_hives',NULL,NULL,2,'{}');
INSERT INTO "item_instances" VALUES(217,1,'whalebone_staff','worn',NULL,216,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(218,1,'choristers_scarf','worn',NULL,216,'neck',1,'{}');
INSERT INTO "item_instances" VALUES(219,1,'oilskin_coat','worn',NULL,216,'body',1,'{}');
INSERT INTO "item_instances" VALUES(220,1,'canvas_trousers','worn',NULL,216,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(221,1,'tallow_candle','worn',NULL,216,'light',1,'{}');
INSERT INTO "item_instances" VALUES(222,1,'onion_loaf','room','lowwater_tavern',NULL,NULL,1,'{"decays":57915220}');
INSERT INTO "item_instances" VALUES(223,1,'ships_biscuit','room','lowwater_tavern',NULL,NULL,1,'{"decays":57915220}');
INSERT INTO "item_instances" VALUES(226,1,'notched_cutlass','worn',NULL,225,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(227,1,'red_kerchief','worn',NULL,225,'head',1,'{}');
INSERT INTO "item_instances" VALUES(228,1,'oilskin_coat','worn',NULL,225,'body',1,'{}');
INSERT INTO "item_instances" VALUES(229,1,'canvas_trousers','worn',NULL,225,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(232,1,'whetstone','carried',NULL,170,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(235,1,'belaying_pin','worn',NULL,234,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(236,1,'hatch_shield','worn',NULL,234,'shield',1,'{}');
INSERT INTO "item_instances" VALUES(237,1,'quilted_jack','worn',NULL,234,'body',1,'{}');
INSERT INTO "item_instances" VALUES(238,1,'canvas_trousers','worn',NULL,234,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(250,1,'ships_biscuit','carried',NULL,182,NULL,8,'{}');
INSERT INTO "item_instances" VALUES(254,1,'notched_cutlass','worn',NULL,253,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(255,1,'red_kerchief','worn',NULL,253,'head',1,'{}');
INSERT INTO "item_instances" VALUES(256,1,'oilskin_coat','worn',NULL,253,'body',1,'{}');
INSERT INTO "item_instances" VALUES(257,1,'canvas_trousers','worn',NULL,253,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(258,1,'tallow_candle','worn',NULL,253,'light',1,'{}');
INSERT INTO "item_instances" VALUES(263,1,'belaying_pin','worn',NULL,262,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(264,1,'hatch_shield','worn',NULL,262,'shield',1,'{}');
INSERT INTO "item_instances" VALUES(265,1,'quilted_jack','worn',NULL,262,'body',1,'{}');
INSERT INTO "item_instances" VALUES(266,1,'canvas_trousers','worn',NULL,262,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(272,1,'needle_dirk','worn',NULL,271,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(273,1,'pocketed_waistcoat','worn',NULL,271,'body',1,'{}');
INSERT INTO "item_instances" VALUES(274,1,'sealskin_cap','worn',NULL,271,'head',1,'{}');
INSERT INTO "item_instances" VALUES(275,1,'canvas_trousers','worn',NULL,271,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(282,1,'needle_dirk','worn',NULL,281,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(283,1,'pocketed_waistcoat','worn',NULL,281,'body',1,'{}');
INSERT INTO "item_instances" VALUES(284,1,'sealskin_cap','worn',NULL,281,'head',1,'{}');
INSERT INTO "item_instances" VALUES(285,1,'canvas_trousers','worn',NULL,281,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(286,1,'storm_lantern','worn',NULL,281,'light',1,'{}');
INSERT INTO "item_instances" VALUES(287,1,'pick_roll','carried',NULL,446,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(292,1,'notched_cutlass','worn',NULL,291,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(293,1,'red_kerchief','worn',NULL,291,'head',1,'{}');
INSERT INTO "item_instances" VALUES(294,1,'oilskin_coat','worn',NULL,291,'body',1,'{}');
INSERT INTO "item_instances" VALUES(295,1,'canvas_trousers','worn',NULL,291,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(296,1,'tallow_candle','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(297,1,'smoked_herring','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(298,1,'whetstone','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(301,1,'belaying_pin','worn',NULL,300,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(302,1,'hatch_shield','worn',NULL,300,'shield',1,'{}');
INSERT INTO "item_instances" VALUES(303,1,'quilted_jack','worn',NULL,300,'body',1,'{}');
INSERT INTO "item_instances" VALUES(304,1,'canvas_trousers','worn',NULL,300,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(315,1,'whalebone_staff','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(317,1,'oilskin_coat','carried',NULL,799,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(319,1,'tallow_candle','carried',NULL,170,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(321,1,'ships_biscuit','carried',NULL,401,NULL,3,'{}');
INSERT INTO "item_instances" VALUES(324,1,'notched_cutlass','worn',NULL,323,'wield',1,'{}');
INSERT INTO "item_instances" VALUES(325,1,'red_kerchief','worn',NULL,323,'head',1,'{}');
INSERT INTO "item_instances" VALUES(326,1,'oilskin_coat','worn',NULL,323,'body',1,'{}');
INSERT INTO "item_instances" VALUES(327,1,'canvas_trousers','worn',NULL,323,'legs',1,'{}');
INSERT INTO "item_instances" VALUES(328,1,'tallow_candle','worn',NULL,323,'light',1,'{}');
INSERT INTO "item_instances" VALUES(329,1,'smoked_herring','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(330,1,'whetstone','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(338,1,'driftwood_club','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(353,1,'holed_stone','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(354,1,'warm_glove','carried',NULL,291,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(369,1,'driftwood_club','inside',NULL,474,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(403,1,'landing_coat','worn',NULL,281,'cloak',1,'{}');
INSERT INTO "item_instances" VALUES(411,1,'holed_stone','carried',NULL,180,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(474,1,'fish_basket','room','lowwater_fish_stair',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(476,1,'slate_pencil','room','lowwater_reading_room',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(587,1,'tarred_rope','carried',NULL,300,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(616,1,'pilgrim_cloak','room','lowwater_shrine',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(622,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(623,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(624,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(625,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(626,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(627,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(628,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(629,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(630,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(631,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(632,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(633,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(634,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(635,1,'tallow_candle','carried',NULL,323,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(640,1,'ships_biscuit','carried',NULL,323,NULL,7,'{}');
INSERT INTO "item_instances" VALUES(752,1,'landing_coat','carried',NULL,271,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(755,1,'ships_biscuit','carried',NULL,271,NULL,3,'{}');
INSERT INTO "item_instances" VALUES(800,1,'oil_can','carried',NULL,300,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(824,1,'ships_biscuit','carried',NULL,323,NULL,10,'{}');
INSERT INTO "item_instances" VALUES(849,1,'bottle_letter','carried',NULL,271,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(855,1,'landing_coat','room','lowwater_customs_shed',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(863,1,'ships_biscuit','room','lowwater_customs_shed',NULL,NULL,3,'{}');
INSERT INTO "item_instances" VALUES(893,1,'ships_biscuit','carried',NULL,323,NULL,7,'{}');
INSERT INTO "item_instances" VALUES(964,1,'bottle_letter','room','lowwater_wrack',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1020,1,'holed_stone','room','lowwater_strand',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1021,1,'warm_glove','room','lowwater_strand',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1051,1,'sea_glass_pearl','carried',NULL,300,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1100,1,'tallow_candle','room','lowwater_tavern_cellar',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1114,1,'driftwood_club','room','lowwater_strand',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1314,1,'tarred_rope','room','lowwater_slip',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1371,1,'grapnel','room','lowwater_mole',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1441,1,'sea_glass_pearl','room','lowwater_bell_pools',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1448,1,'oil_can','room','lowwater_lighthouse',NULL,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1606,1,'iron_scrap','carried',NULL,281,NULL,2,'{}');
INSERT INTO "item_instances" VALUES(1675,1,'gull_feather','carried',NULL,262,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1676,1,'customs_stamp','carried',NULL,262,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1677,1,'smoked_herring','carried',NULL,262,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1746,1,'corpse','room','battlefield_ruins_throne',NULL,NULL,1,'{"name":"the corpse of a vowed halberdier","decays":56137500}');
INSERT INTO "item_instances" VALUES(1747,1,'coins','inside',NULL,1746,NULL,5,'{}');
INSERT INTO "item_instances" VALUES(1749,1,'corpse','room','hollin_moot',NULL,NULL,1,'{"name":"the corpse of a College digger","decays":56168100}');
INSERT INTO "item_instances" VALUES(1750,1,'field_notes','inside',NULL,1749,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1751,1,'coins','inside',NULL,1749,NULL,4,'{}');
INSERT INTO "item_instances" VALUES(1757,1,'corpse','room','battlefield_ruins_forecourt',NULL,NULL,1,'{"name":"the corpse of a vowed halberdier","decays":56196500}');
INSERT INTO "item_instances" VALUES(1758,1,'mercy_bread','inside',NULL,1757,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1759,1,'coins','inside',NULL,1757,NULL,8,'{}');
INSERT INTO "item_instances" VALUES(1761,1,'corpse','room','battlefield_ewood_hives',NULL,NULL,1,'{"name":"the corpse of a loose swarm","decays":56213700}');
INSERT INTO "item_instances" VALUES(1762,1,'war_honey','inside',NULL,1761,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1764,1,'corpse','room','battlefield_ewood_menagerie',NULL,NULL,1,'{"name":"the corpse of a lean wolf","decays":56246800}');
INSERT INTO "item_instances" VALUES(1765,1,'wolf_pelt','inside',NULL,1764,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1766,1,'corpse','room','battlefield_ewood_menagerie',NULL,NULL,1,'{"name":"the corpse of a lean wolf","decays":56264300}');
INSERT INTO "item_instances" VALUES(1770,1,'corpse','room','battlefield_ewood_menagerie',NULL,NULL,1,'{"name":"the corpse of the Keeper''s wolf","decays":56377000}');
INSERT INTO "item_instances" VALUES(1771,1,'wolf_pelt','inside',NULL,1770,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1772,1,'wolf_pelt','inside',NULL,1770,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1791,1,'corpse','room','hollin_asking',NULL,NULL,1,'{"name":"the corpse of a peering surveyor","decays":56410801}');
INSERT INTO "item_instances" VALUES(1792,1,'field_notes','inside',NULL,1791,NULL,1,'{}');
INSERT INTO "item_instances" VALUES(1793,1,'coins','inside',NULL,1791,NULL,2,'{}');
CREATE TABLE job_runs (
    number INTEGER NOT NULL PRIMARY KEY,
    name   TEXT    NOT NULL,
    due_s  INTEGER NOT NULL,
    ran_s  INTEGER NOT NULL,
    how    TEXT    NOT NULL,
    missed INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    count  INTEGER NOT NULL
) STRICT;
INSERT INTO "job_runs" VALUES(1,'sentences_swept',3600,4934,'late',0,'',0);
INSERT INTO "job_runs" VALUES(2,'sentences_swept',10800,12605,'late',1,'',0);
INSERT INTO "job_runs" VALUES(3,'sentences_swept',18000,19478,'late',1,'',0);
INSERT INTO "job_runs" VALUES(4,'messages_swept',15000,19478,'late',0,'',0);
INSERT INTO "job_runs" VALUES(5,'sentences_swept',25200,25450,'late',1,'',2);
INSERT INTO "job_runs" VALUES(6,'sentences_swept',28800,30344,'late',0,'',2);
INSERT INTO "job_runs" VALUES(7,'sentences_swept',32400,33328,'late',0,'',0);
INSERT INTO "job_runs" VALUES(8,'sentences_swept',39600,40620,'late',1,'',0);
INSERT INTO "job_runs" VALUES(9,'sentences_swept',43200,44127,'late',0,'',0);
INSERT INTO "job_runs" VALUES(10,'sentences_swept',50400,51875,'late',1,'',0);
INSERT INTO "job_runs" VALUES(11,'sentences_swept',54000,54898,'late',0,'',0);
INSERT INTO "job_runs" VALUES(12,'sentences_swept',1795935600,1795935658,'late',498855,'',0);
INSERT INTO "job_runs" VALUES(13,'messages_swept',1795925400,1795935658,'late',20785,'',0);
CREATE TABLE messages (
    id        INTEGER PRIMARY KEY,
    recipient INTEGER NOT NULL,
    sender    INTEGER NOT NULL,
    -- As it was on that day.
    name      TEXT    NOT NULL,
    -- Seconds since 1970.
    sent_s    INTEGER NOT NULL,
    words     TEXT    NOT NULL
) STRICT;
INSERT INTO "messages" VALUES(1776,234,216,'Xdobaba',1795935664,'the tide is late, and so are you');
INSERT INTO "messages" VALUES(1787,234,225,'Xgarbaba',1795935672,'I have your lamp');
CREATE TABLE npc_instances (
    id       INTEGER PRIMARY KEY,
    world_id INTEGER NOT NULL DEFAULT 1,
    template TEXT    NOT NULL,
    -- The spawn entry that made it, if one did.
    spawn    TEXT,
    room     TEXT    NOT NULL,
    health   INTEGER NOT NULL,
    posture  TEXT    NOT NULL,
    state    TEXT    NOT NULL CHECK (json_valid(state))
, patrol_route TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(patrol_route)), patrol_index INTEGER NOT NULL DEFAULT 0, patrol_mode TEXT NOT NULL DEFAULT 'loop', patrol_interval INTEGER NOT NULL DEFAULT 60000, patrol_direction INTEGER NOT NULL DEFAULT 1
    CHECK (patrol_direction IN (-1, 1)), patrol_by_hand INTEGER NOT NULL DEFAULT 0, home_room_id TEXT, group_id TEXT) STRICT;
INSERT INTO "npc_instances" VALUES(48,1,'battlefield_gleaning','battlefield_gleaning_at_wwood_lodge','battlefield_wwood_lodge',110,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_lodge',NULL);
INSERT INTO "npc_instances" VALUES(49,1,'battlefield_pym','battlefield_pym_at_wwood_oak','battlefield_wwood_oak',150,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_oak',NULL);
INSERT INTO "npc_instances" VALUES(50,1,'battlefield_lull','battlefield_lull_at_ruins_library','battlefield_ruins_library',84,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_ruins_library',NULL);
INSERT INTO "npc_instances" VALUES(51,1,'battlefield_borrowed','battlefield_borrowed_at_sanctum_cells','battlefield_sanctum_cells',60,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_sanctum_cells',NULL);
INSERT INTO "npc_instances" VALUES(54,1,'battlefield_crow','battlefield_crow_at_wwood_edge','battlefield_wwood_crossing',40,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_edge',NULL);
INSERT INTO "npc_instances" VALUES(55,1,'battlefield_crow','battlefield_crow_at_wwood_edge','battlefield_ruins_gatewright',40,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_edge',NULL);
INSERT INTO "npc_instances" VALUES(56,1,'battlefield_crow','battlefield_crow_at_tower_hoarding','battlefield_tower_belfry',40,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_tower_hoarding',NULL);
INSERT INTO "npc_instances" VALUES(82,1,'battlefield_amity','battlefield_amity_at_west_picket','battlefield_west_picket',120,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_west_picket',NULL);
INSERT INTO "npc_instances" VALUES(83,1,'battlefield_picket','battlefield_picket_at_west_picket','battlefield_west_picket',80,'standing','{"name":null,"level":null,"coins":4}','[]',0,'loop',60000,1,0,'battlefield_west_picket',NULL);
INSERT INTO "npc_instances" VALUES(84,1,'battlefield_picket','battlefield_picket_at_west_picket','battlefield_west_picket',80,'standing','{"name":null,"level":null,"coins":6}','[]',0,'loop',60000,1,0,'battlefield_west_picket',NULL);
INSERT INTO "npc_instances" VALUES(85,1,'battlefield_picket','battlefield_picket_at_west_approach','battlefield_west_approach',80,'standing','{"name":null,"level":null,"coins":9}','[]',0,'loop',60000,1,0,'battlefield_west_approach',NULL);
INSERT INTO "npc_instances" VALUES(86,1,'battlefield_corvane','battlefield_corvane_at_west_picket','battlefield_west_picket',140,'standing','{"name":null,"level":null,"coins":22}','[]',0,'loop',60000,1,0,'battlefield_west_picket',NULL);
INSERT INTO "npc_instances" VALUES(87,1,'battlefield_shieldman','battlefield_shieldman_at_gate','battlefield_sanctum_gate',96,'standing','{"name":null,"level":null,"coins":4}','[]',0,'loop',60000,1,0,'battlefield_sanctum_gate',NULL);
INSERT INTO "npc_instances" VALUES(88,1,'battlefield_shieldman','battlefield_shieldman_at_gate','battlefield_sanctum_gate',96,'standing','{"name":null,"level":null,"coins":11}','[]',0,'loop',60000,1,0,'battlefield_sanctum_gate',NULL);
INSERT INTO "npc_instances" VALUES(89,1,'battlefield_shieldman','battlefield_shieldman_at_court','battlefield_sanctum_court',96,'standing','{"name":null,"level":null,"coins":4}','[]',0,'loop',60000,1,0,'battlefield_sanctum_court',NULL);
INSERT INTO "npc_instances" VALUES(90,1,'battlefield_shieldman','battlefield_shieldman_at_court','battlefield_sanctum_court',96,'standing','{"name":null,"level":null,"coins":8}','[]',0,'loop',60000,1,0,'battlefield_sanctum_court',NULL);
INSERT INTO "npc_instances" VALUES(91,1,'battlefield_shieldman','battlefield_shieldman_at_stakes','battlefield_sanctum_stakes',96,'standing','{"name":null,"level":null,"coins":13}','[]',0,'loop',60000,1,0,'battlefield_sanctum_stakes',NULL);
INSERT INTO "npc_instances" VALUES(92,1,'battlefield_shieldman','battlefield_shieldman_at_stakes','battlefield_sanctum_stakes',96,'standing','{"name":null,"level":null,"coins":7}','[]',0,'loop',60000,1,0,'battlefield_sanctum_stakes',NULL);
INSERT INTO "npc_instances" VALUES(93,1,'battlefield_tam','battlefield_tam_at_loft','battlefield_sanctum_loft',44,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_sanctum_loft',NULL);
INSERT INTO "npc_instances" VALUES(94,1,'battlefield_chiming_cleric','battlefield_chimer_at_chapel','battlefield_sanctum_chapel',76,'standing','{"name":null,"level":null,"coins":11}','[]',0,'loop',60000,1,0,'battlefield_sanctum_chapel',NULL);
INSERT INTO "npc_instances" VALUES(95,1,'battlefield_mending_cleric','battlefield_mender_at_terms','battlefield_sanctum_terms',58,'standing','{"name":null,"level":null,"coins":6}','[]',0,'loop',60000,1,0,'battlefield_sanctum_terms',NULL);
INSERT INTO "npc_instances" VALUES(96,1,'battlefield_plumb','battlefield_plumb_at_foundry','battlefield_sanctum_foundry',100,'standing','{"name":null,"level":null,"coins":11}','[]',0,'loop',60000,1,0,'battlefield_sanctum_foundry',NULL);
INSERT INTO "npc_instances" VALUES(97,1,'battlefield_paladin','battlefield_paladin_at_table','battlefield_sanctum_table',136,'standing','{"name":null,"level":null,"coins":14}','[]',0,'loop',60000,1,0,'battlefield_sanctum_table',NULL);
INSERT INTO "npc_instances" VALUES(98,1,'battlefield_paladin','battlefield_paladin_at_table','battlefield_sanctum_table',136,'standing','{"name":null,"level":null,"coins":10}','[]',0,'loop',60000,1,0,'battlefield_sanctum_table',NULL);
INSERT INTO "npc_instances" VALUES(99,1,'battlefield_abbess','battlefield_abbess_at_table','battlefield_sanctum_table',270,'standing','{"name":null,"level":null,"coins":104}','[]',0,'loop',60000,1,0,'battlefield_sanctum_table',NULL);
INSERT INTO "npc_instances" VALUES(109,1,'battlefield_knife','battlefield_knife_at_west_ditch','battlefield_west_ditch',62,'standing','{"name":null,"level":null,"coins":12}','[]',0,'loop',60000,1,0,'battlefield_west_ditch',NULL);
INSERT INTO "npc_instances" VALUES(110,1,'battlefield_knife','battlefield_knife_at_west_ditch','battlefield_west_ditch',62,'standing','{"name":null,"level":null,"coins":19}','[]',0,'loop',60000,1,0,'battlefield_west_ditch',NULL);
INSERT INTO "npc_instances" VALUES(111,1,'battlefield_footman','battlefield_footman_at_yews','battlefield_ewood_yews',78,'standing','{"name":null,"level":null,"coins":6}','[]',0,'loop',60000,1,0,'battlefield_ewood_yews',NULL);
INSERT INTO "npc_instances" VALUES(112,1,'battlefield_footman','battlefield_footman_at_yews','battlefield_ewood_yews',78,'standing','{"name":null,"level":null,"coins":14}','[]',0,'loop',60000,1,0,'battlefield_ewood_yews',NULL);
INSERT INTO "npc_instances" VALUES(113,1,'battlefield_enforcer','battlefield_enforcer_at_foyer','battlefield_theatre_foyer',128,'standing','{"name":null,"level":null,"coins":12}','[]',0,'loop',60000,1,0,'battlefield_theatre_foyer',NULL);
INSERT INTO "npc_instances" VALUES(114,1,'battlefield_enforcer','battlefield_enforcer_at_foyer','battlefield_theatre_foyer',128,'standing','{"name":null,"level":null,"coins":15}','[]',0,'loop',60000,1,0,'battlefield_theatre_foyer',NULL);
INSERT INTO "npc_instances" VALUES(115,1,'battlefield_camphor','battlefield_camphor_at_cloakroom','battlefield_theatre_cloakroom',120,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_theatre_cloakroom',NULL);
INSERT INTO "npc_instances" VALUES(116,1,'battlefield_quist','battlefield_quist_at_office','battlefield_theatre_office',70,'standing','{"name":null,"level":null,"coins":22}','[]',0,'loop',60000,1,0,'battlefield_theatre_office',NULL);
INSERT INTO "npc_instances" VALUES(117,1,'battlefield_knife','battlefield_knife_at_stalls','battlefield_theatre_stalls',62,'standing','{"name":null,"level":null,"coins":7}','[]',0,'loop',60000,1,0,'battlefield_theatre_stalls',NULL);
INSERT INTO "npc_instances" VALUES(118,1,'battlefield_knife','battlefield_knife_at_stalls','battlefield_theatre_stalls',62,'standing','{"name":null,"level":null,"coins":14}','[]',0,'loop',60000,1,0,'battlefield_theatre_stalls',NULL);
INSERT INTO "npc_instances" VALUES(119,1,'battlefield_surgeon','battlefield_surgeon_at_stalls','battlefield_theatre_stalls',54,'standing','{"name":null,"level":null,"coins":14}','[]',0,'loop',60000,1,0,'battlefield_theatre_stalls',NULL);
INSERT INTO "npc_instances" VALUES(120,1,'battlefield_understudy','battlefield_understudy_at_stage','battlefield_theatre_stage',96,'standing','{"name":null,"level":null,"coins":17}','[]',0,'loop',60000,1,0,'battlefield_theatre_stage',NULL);
INSERT INTO "npc_instances" VALUES(121,1,'battlefield_dusk_mage','battlefield_mage_at_stage','battlefield_theatre_stage',66,'standing','{"name":null,"level":null,"coins":12}','[]',0,'loop',60000,1,0,'battlefield_theatre_stage',NULL);
INSERT INTO "npc_instances" VALUES(122,1,'battlefield_gummer','battlefield_gummer_at_paste','battlefield_theatre_paste',96,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_theatre_paste',NULL);
INSERT INTO "npc_instances" VALUES(123,1,'battlefield_rogue','battlefield_rogue_at_trap','battlefield_theatre_trap',69,'standing','{"name":null,"level":null,"coins":10}','[]',0,'loop',60000,1,0,'battlefield_theatre_trap',NULL);
INSERT INTO "npc_instances" VALUES(124,1,'battlefield_rogue','battlefield_rogue_at_trap','battlefield_theatre_trap',69,'standing','{"name":null,"level":null,"coins":15}','[]',0,'loop',60000,1,0,'battlefield_theatre_trap',NULL);
INSERT INTO "npc_instances" VALUES(125,1,'battlefield_enforcer','battlefield_enforcer_at_box','battlefield_theatre_box',128,'standing','{"name":null,"level":null,"coins":34}','[]',0,'loop',60000,1,0,'battlefield_theatre_box',NULL);
INSERT INTO "npc_instances" VALUES(126,1,'battlefield_enforcer','battlefield_enforcer_at_box','battlefield_theatre_box',128,'standing','{"name":null,"level":null,"coins":14}','[]',0,'loop',60000,1,0,'battlefield_theatre_box',NULL);
INSERT INTO "npc_instances" VALUES(127,1,'battlefield_impresario','battlefield_impresario_at_box','battlefield_theatre_box',250,'standing','{"name":null,"level":null,"coins":126}','[]',0,'loop',60000,1,0,'battlefield_theatre_box',NULL);
INSERT INTO "npc_instances" VALUES(128,1,'deeps_dray','deeps_dray_at_pumps','deeps_pumps',90,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_pumps',NULL);
INSERT INTO "npc_instances" VALUES(129,1,'deeps_cricket','deeps_cricket_at_landing','deeps_drift',30,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_landing',NULL);
INSERT INTO "npc_instances" VALUES(130,1,'deeps_cricket','deeps_cricket_at_landing','deeps_landing',30,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_landing',NULL);
INSERT INTO "npc_instances" VALUES(131,1,'deeps_cricket','deeps_cricket_at_winding','deeps_gallery',30,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_winding',NULL);
INSERT INTO "npc_instances" VALUES(132,1,'deeps_cricket','deeps_cricket_at_winding','deeps_sump',30,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_winding',NULL);
INSERT INTO "npc_instances" VALUES(133,1,'deeps_slug','deeps_slug_at_green_chamber','deeps_green_chamber',60,'standing','{"name":null,"level":null,"coins":2}','[]',0,'loop',60000,1,0,'deeps_green_chamber',NULL);
INSERT INTO "npc_instances" VALUES(134,1,'deeps_slug','deeps_slug_at_green_chamber','deeps_green_chamber',60,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_green_chamber',NULL);
INSERT INTO "npc_instances" VALUES(135,1,'deeps_slug','deeps_slug_at_green_chamber','deeps_green_chamber',60,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_green_chamber',NULL);
INSERT INTO "npc_instances" VALUES(136,1,'deeps_slug','deeps_slug_at_gallery','deeps_gallery',60,'standing','{"name":null,"level":null,"coins":6}','[]',0,'loop',60000,1,0,'deeps_gallery',NULL);
INSERT INTO "npc_instances" VALUES(137,1,'deeps_spider','deeps_spider_at_sump','deeps_sump',56,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_sump',NULL);
INSERT INTO "npc_instances" VALUES(138,1,'deeps_digger','deeps_digger_at_drift','deeps_gallery',54,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_drift',NULL);
INSERT INTO "npc_instances" VALUES(139,1,'deeps_digger','deeps_digger_at_gallery','deeps_sump',54,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'deeps_gallery',NULL);
INSERT INTO "npc_instances" VALUES(140,1,'deeps_miner','deeps_miner_at_flooded','deeps_overseer_hall',78,'standing','{"name":null,"level":null,"coins":6}','[]',0,'loop',60000,1,0,'deeps_flooded',NULL);
INSERT INTO "npc_instances" VALUES(141,1,'deeps_miner','deeps_miner_at_flooded','deeps_pumps',78,'standing','{"name":null,"level":null,"coins":10}','[]',0,'loop',60000,1,0,'deeps_flooded',NULL);
INSERT INTO "npc_instances" VALUES(142,1,'deeps_overseer','deeps_overseer_at_overseer_hall','deeps_overseer_hall',215,'standing','{"name":null,"level":null,"coins":41}','[]',0,'loop',60000,1,0,'deeps_overseer_hall',NULL);
INSERT INTO "npc_instances" VALUES(143,1,'hollin_sorrel','hollin_sorrel_at_moot','hollin_moot',220,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_moot',NULL);
INSERT INTO "npc_instances" VALUES(144,1,'hollin_bracken','hollin_bracken_at_gate','hollin_gate',80,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_gate',NULL);
INSERT INTO "npc_instances" VALUES(145,1,'hollin_burner','hollin_burner_at_charcoal','hollin_charcoal',75,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_charcoal',NULL);
INSERT INTO "npc_instances" VALUES(146,1,'hollin_archer','hollin_archer_at_platform','hollin_platform',95,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_platform',NULL);
INSERT INTO "npc_instances" VALUES(147,1,'hollin_archer','hollin_archer_at_ride','hollin_ride',95,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_ride',NULL);
INSERT INTO "npc_instances" VALUES(148,1,'hollin_adder','hollin_adder_at_brambles','hollin_brambles',24,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_brambles',NULL);
INSERT INTO "npc_instances" VALUES(149,1,'hollin_adder','hollin_adder_at_rookery','hollin_rookery',24,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_rookery',NULL);
INSERT INTO "npc_instances" VALUES(150,1,'hollin_boar','hollin_boar_at_wallow','hollin_rookery',32,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_wallow',NULL);
INSERT INTO "npc_instances" VALUES(153,1,'hollin_gleaner','hollin_gleaner_at_mere','hollin_wallow',44,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_mere',NULL);
INSERT INTO "npc_instances" VALUES(154,1,'hollin_poacher','hollin_poacher_at_brambles','hollin_brambles',42,'standing','{"name":null,"level":null,"coins":8}','[]',0,'loop',60000,1,0,'hollin_brambles',NULL);
INSERT INTO "npc_instances" VALUES(160,1,'hollin_yarrow','hollin_yarrow_at_vigil','hollin_vigil',140,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_vigil',NULL);
INSERT INTO "npc_instances" VALUES(161,1,'hollin_clem','hollin_clem_at_vigil','hollin_vigil',26,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_vigil',NULL);
INSERT INTO "npc_instances" VALUES(162,1,'hollin_singer','hollin_singer_at_nursery','hollin_nursery',44,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_nursery',NULL);
INSERT INTO "npc_instances" VALUES(164,1,'hollin_fane','hollin_fane_at_camp','hollin_camp',120,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_camp',NULL);
INSERT INTO "npc_instances" VALUES(165,1,'hollin_dole','hollin_dole_at_camp','hollin_camp',66,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_camp',NULL);
INSERT INTO "npc_instances" VALUES(168,1,'lowwater_ambry','lowwater_ambry_at_lending','lowwater_lending',170,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_lending',NULL);
INSERT INTO "npc_instances" VALUES(169,1,'lowwater_pettifer','lowwater_pettifer_at_lending','lowwater_lending',48,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_lending',NULL);
INSERT INTO "npc_instances" VALUES(170,1,'lowwater_old_marrow','lowwater_old_marrow_at_strand','lowwater_strand',70,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_strand',NULL);
INSERT INTO "npc_instances" VALUES(171,1,'lowwater_registrar_pell','lowwater_registrar_pell_at_customs_shed','lowwater_customs_shed',60,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_customs_shed',NULL);
INSERT INTO "npc_instances" VALUES(172,1,'lowwater_bess','lowwater_bess_at_tavern','lowwater_tavern',90,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_tavern',NULL);
INSERT INTO "npc_instances" VALUES(174,1,'lowwater_widow_sprat','lowwater_widow_sprat_at_market','lowwater_market',60,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_market',NULL);
INSERT INTO "npc_instances" VALUES(175,1,'lowwater_nim','lowwater_nim_at_market','lowwater_market',24,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_market',NULL);
INSERT INTO "npc_instances" VALUES(177,1,'lowwater_tobit_wick','lowwater_tobit_wick_at_chandlery','lowwater_chandlery',50,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_chandlery',NULL);
INSERT INTO "npc_instances" VALUES(178,1,'lowwater_orra','lowwater_orra_at_shrine','lowwater_shrine',150,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_shrine',NULL);
INSERT INTO "npc_instances" VALUES(179,1,'lowwater_oake','lowwater_oake_at_yard','lowwater_yard',160,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_yard',NULL);
INSERT INTO "npc_instances" VALUES(180,1,'lowwater_ismay','lowwater_ismay_at_lamp_room','lowwater_lamp_room',70,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_lamp_room',NULL);
INSERT INTO "npc_instances" VALUES(182,1,'lowwater_watchman','lowwater_watchman_at_keel_quay','lowwater_causeway',80,'standing','{"name":null,"level":null,"coins":8}','[]',0,'loop',60000,1,0,'lowwater_keel_quay',NULL);
INSERT INTO "npc_instances" VALUES(183,1,'lowwater_watchman','lowwater_watchman_at_salt_gate','lowwater_smithy',80,'standing','{"name":null,"level":null,"coins":1}','[]',0,'loop',60000,1,0,'lowwater_salt_gate',NULL);
INSERT INTO "npc_instances" VALUES(184,1,'lowwater_dummy','lowwater_dummy_at_yard','lowwater_yard',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_yard',NULL);
INSERT INTO "npc_instances" VALUES(185,1,'lowwater_dummy','lowwater_dummy_at_yard','lowwater_yard',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_yard',NULL);
INSERT INTO "npc_instances" VALUES(186,1,'lowwater_dummy','lowwater_dummy_at_yard','lowwater_yard',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_yard',NULL);
INSERT INTO "npc_instances" VALUES(187,1,'lowwater_poet','lowwater_poet_at_yard','lowwater_yard',30,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_yard',NULL);
INSERT INTO "npc_instances" VALUES(205,1,'saltroad_dunmore','saltroad_dunmore_at_raker_hut','saltroad_raker_hut',80,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_raker_hut',NULL);
INSERT INTO "npc_instances" VALUES(206,1,'saltroad_toll_engine','saltroad_toll_engine_at_tollhouse','saltroad_tollhouse',220,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_tollhouse',NULL);
INSERT INTO "npc_instances" VALUES(207,1,'saltroad_vane','saltroad_vane_at_sutlers','saltroad_sutlers',100,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_sutlers',NULL);
INSERT INTO "npc_instances" VALUES(208,1,'saltroad_jackal','saltroad_jackal_at_pans','saltroad_tollhouse',26,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_pans',NULL);
INSERT INTO "npc_instances" VALUES(211,1,'saltroad_brine_mite','saltroad_brine_mite_at_pans','saltroad_sutlers',24,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_pans',NULL);
INSERT INTO "npc_instances" VALUES(212,1,'saltroad_thief','saltroad_thief_at_crossroads','saltroad_pans',32,'standing','{"name":null,"level":null,"coins":9}','[]',0,'loop',60000,1,0,'saltroad_crossroads',NULL);
INSERT INTO "npc_instances" VALUES(213,1,'saltroad_thief','saltroad_thief_at_fallen_walker','saltroad_pans',32,'standing','{"name":null,"level":null,"coins":12}','[]',0,'loop',60000,1,0,'saltroad_fallen_walker',NULL);
INSERT INTO "npc_instances" VALUES(214,1,'saltroad_spoil_hound','saltroad_spoil_hound_at_mine_track','saltroad_pans',46,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_mine_track',NULL);
INSERT INTO "npc_instances" VALUES(395,1,'battlefield_boar','battlefield_boar_at_wwood_brook','battlefield_sanctum_court',90,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_brook',NULL);
INSERT INTO "npc_instances" VALUES(401,1,'lowwater_thole','lowwater_thole_at_reading_room','lowwater_reading_room',60,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_reading_room',NULL);
INSERT INTO "npc_instances" VALUES(446,1,'lowwater_crab',NULL,'lowwater_slip',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_causeway',NULL);
INSERT INTO "npc_instances" VALUES(465,1,'lowwater_bailiff','lowwater_bailiff_at_bell_pools','lowwater_bell_pools',56,'standing','{"name":null,"level":null,"coins":5}','[]',0,'loop',60000,1,0,'lowwater_bell_pools',NULL);
INSERT INTO "npc_instances" VALUES(579,1,'saltroad_jackal','saltroad_jackal_at_milestone','saltroad_fallen_walker',26,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_milestone',NULL);
INSERT INTO "npc_instances" VALUES(609,1,'battlefield_paladin',NULL,'battlefield_sanctum_court',136,'standing','{"name":null,"level":null,"coins":29}','[]',0,'loop',60000,1,0,'battlefield_sanctum_court',NULL);
INSERT INTO "npc_instances" VALUES(610,1,'battlefield_paladin',NULL,'battlefield_sanctum_court',136,'standing','{"name":null,"level":null,"coins":26}','[]',0,'loop',60000,1,0,'battlefield_sanctum_court',NULL);
INSERT INTO "npc_instances" VALUES(611,1,'battlefield_paladin',NULL,'battlefield_sanctum_court',136,'standing','{"name":null,"level":null,"coins":29}','[]',0,'loop',60000,1,0,'battlefield_sanctum_court',NULL);
INSERT INTO "npc_instances" VALUES(700,1,'hollin_boar','hollin_boar_at_wallow','hollin_brambles',32,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_wallow',NULL);
INSERT INTO "npc_instances" VALUES(702,1,'lowwater_hanna','lowwater_hanna_at_smithy','lowwater_smithy',110,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_smithy',NULL);
INSERT INTO "npc_instances" VALUES(740,1,'saltroad_jackal','saltroad_jackal_at_pans','saltroad_pans',26,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'saltroad_pans',NULL);
INSERT INTO "npc_instances" VALUES(775,1,'lowwater_cellar_rat','lowwater_cellar_rat_at_tavern_cellar','lowwater_tavern_cellar',16,'standing','{"name":null,"level":null,"coins":2}','[]',0,'loop',60000,1,0,'lowwater_tavern_cellar',NULL);
INSERT INTO "npc_instances" VALUES(799,1,'lowwater_paper_jack','lowwater_paper_jack_at_tavern','lowwater_tavern',130,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_tavern',NULL);
INSERT INTO "npc_instances" VALUES(852,1,'hollin_digger','hollin_diggers_shift','hollin_trench',40,'standing','{"name":null,"level":null,"coins":1}','["hollin_camp","hollin_dig","hollin_stone","hollin_dig","hollin_trench","hollin_under_stone","hollin_trench","hollin_dig"]',4,'loop',75000,1,0,'hollin_camp','day_shift');
INSERT INTO "npc_instances" VALUES(881,1,'lowwater_bailiff',NULL,'lowwater_bell_pools',56,'standing','{"name":null,"level":null,"coins":12}','[]',0,'loop',60000,1,0,'lowwater_bell_pools',NULL);
INSERT INTO "npc_instances" VALUES(882,1,'lowwater_bailiff',NULL,'lowwater_bell_pools',56,'standing','{"name":null,"level":null,"coins":9}','[]',0,'loop',60000,1,0,'lowwater_bell_pools',NULL);
INSERT INTO "npc_instances" VALUES(1029,1,'battlefield_bat','battlefield_bat_at_under_crypt','battlefield_ruins_keys',36,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_under_crypt',NULL);
INSERT INTO "npc_instances" VALUES(1066,1,'lowwater_cellar_rat','lowwater_cellar_rat_at_tavern_cellar','lowwater_tavern_cellar',16,'standing','{"name":null,"level":null,"coins":2}','[]',0,'loop',60000,1,0,'lowwater_tavern_cellar',NULL);
INSERT INTO "npc_instances" VALUES(1079,1,'lowwater_crab','lowwater_crab_at_wrack','lowwater_bell_pools',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_wrack',NULL);
INSERT INTO "npc_instances" VALUES(1180,1,'hollin_badger','hollin_badger_at_roots','hollin_rookery',56,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_trench',NULL);
INSERT INTO "npc_instances" VALUES(1191,1,'lowwater_rat','lowwater_rat_at_slip','lowwater_wrack',10,'standing','{"name":null,"level":null,"coins":1}','[]',0,'loop',60000,1,0,'lowwater_slip',NULL);
INSERT INTO "npc_instances" VALUES(1242,1,'hollin_gleaner','hollin_gleaner_at_drone','hollin_camp',44,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_drone',NULL);
INSERT INTO "npc_instances" VALUES(1252,1,'lowwater_crab','lowwater_crab_at_bell_pools','lowwater_fish_stair',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_bell_pools',NULL);
INSERT INTO "npc_instances" VALUES(1324,1,'battlefield_adder','battlefield_adder_at_wwood_hollow','battlefield_wwood_hollow',38,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_hollow',NULL);
INSERT INTO "npc_instances" VALUES(1331,1,'battlefield_adder','battlefield_adder_at_wwood_hollow','battlefield_wwood_hollow',38,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_hollow',NULL);
INSERT INTO "npc_instances" VALUES(1338,1,'lowwater_crab','lowwater_crab_at_wrack','lowwater_ribs_quay',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_wrack',NULL);
INSERT INTO "npc_instances" VALUES(1339,1,'battlefield_adder','battlefield_adder_at_wwood_hollow','battlefield_wwood_hollow',38,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_hollow',NULL);
INSERT INTO "npc_instances" VALUES(1440,1,'lowwater_crab','lowwater_crab_at_wrack','lowwater_fish_stair',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_wrack',NULL);
INSERT INTO "npc_instances" VALUES(1442,1,'battlefield_pruner','battlefield_pruner_at_ewood_maze','battlefield_ruins_keys',100,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_ewood_maze',NULL);
INSERT INTO "npc_instances" VALUES(1458,1,'lowwater_rat','lowwater_rat_at_fish_stair','lowwater_mole',10,'standing','{"name":null,"level":null,"coins":1}','[]',0,'loop',60000,1,0,'lowwater_fish_stair',NULL);
INSERT INTO "npc_instances" VALUES(1508,1,'hollin_warden','hollin_warden_at_asking','hollin_asking',57,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'hollin_asking',NULL);
INSERT INTO "npc_instances" VALUES(1509,1,'battlefield_wolf','battlefield_wolf_at_wwood_pines','battlefield_ruins_breach',56,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_pines',NULL);
INSERT INTO "npc_instances" VALUES(1527,1,'lowwater_rat','lowwater_rat_at_yard','lowwater_yard',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_yard',NULL);
INSERT INTO "npc_instances" VALUES(1540,1,'battlefield_bat','battlefield_bat_at_tower_belfry','battlefield_tower_stair',36,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_tower_belfry',NULL);
INSERT INTO "npc_instances" VALUES(1556,1,'battlefield_kite','battlefield_kite_at_wwood_edge','battlefield_ruins_tiltyard',52,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_wwood_edge',NULL);
INSERT INTO "npc_instances" VALUES(1585,1,'hollin_digger','hollin_diggers_shift','hollin_trench',40,'standing','{"name":null,"level":null,"coins":4}','["hollin_camp","hollin_dig","hollin_stone","hollin_dig","hollin_trench","hollin_under_stone","hollin_trench","hollin_dig"]',4,'loop',75000,1,0,'hollin_camp','day_shift');
INSERT INTO "npc_instances" VALUES(1589,1,'battlefield_enforcer','battlefield_second_cast','battlefield_ewood_menagerie',82,'standing','{"name":null,"level":null,"coins":17}','["battlefield_ewood_yews","battlefield_ewood_icehouse","battlefield_ewood_hives","battlefield_ruins_postern","battlefield_ruins_tiltyard","battlefield_ruins_gallery","battlefield_ruins_library","battlefield_ruins_forecourt"]',1,'bounce',60000,-1,0,'battlefield_theatre_foyer','second_cast');
INSERT INTO "npc_instances" VALUES(1626,1,'lowwater_beetle','lowwater_beetle_at_causeway','lowwater_lighthouse',14,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_causeway',NULL);
INSERT INTO "npc_instances" VALUES(1635,1,'battlefield_boar','battlefield_boar_at_ewood_thicket','battlefield_ruins_tiltyard',90,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_ewood_thicket',NULL);
INSERT INTO "npc_instances" VALUES(1643,1,'lowwater_rat','lowwater_rat_at_slip','lowwater_causeway',10,'standing','{"name":null,"level":null,"coins":2}','[]',0,'loop',60000,1,0,'lowwater_slip',NULL);
INSERT INTO "npc_instances" VALUES(1647,1,'lowwater_crab','lowwater_crab_at_bell_pools','lowwater_bell_pools',10,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_bell_pools',NULL);
INSERT INTO "npc_instances" VALUES(1651,1,'battlefield_rogue','battlefield_first_cast','battlefield_ruins_postern',69,'standing','{"name":null,"level":null,"coins":14}','["battlefield_ewood_yews","battlefield_ewood_maze","battlefield_ewood_orchard","battlefield_ruins_postern","battlefield_ruins_keys","battlefield_ruins_throne","battlefield_ruins_forecourt"]',3,'bounce',45000,-1,0,'battlefield_theatre_foyer','first_cast');
INSERT INTO "npc_instances" VALUES(1652,1,'battlefield_rogue','battlefield_first_cast','battlefield_ruins_postern',69,'standing','{"name":null,"level":null,"coins":7}','["battlefield_ewood_yews","battlefield_ewood_maze","battlefield_ewood_orchard","battlefield_ruins_postern","battlefield_ruins_keys","battlefield_ruins_throne","battlefield_ruins_forecourt"]',3,'bounce',45000,-1,0,'battlefield_theatre_foyer','first_cast');
INSERT INTO "npc_instances" VALUES(1653,1,'battlefield_surgeon','battlefield_first_cast_surgeon','battlefield_ruins_postern',54,'standing','{"name":null,"level":null,"coins":11}','["battlefield_ewood_yews","battlefield_ewood_maze","battlefield_ewood_orchard","battlefield_ruins_postern","battlefield_ruins_keys","battlefield_ruins_throne","battlefield_ruins_forecourt"]',3,'bounce',45000,-1,0,'battlefield_theatre_foyer','first_cast');
INSERT INTO "npc_instances" VALUES(1658,1,'battlefield_breach_hound','battlefield_breach_hound_at_ruins_stables','battlefield_ewood_yews',100,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_ruins_stables',NULL);
INSERT INTO "npc_instances" VALUES(1690,1,'lowwater_gull','lowwater_gull_at_fish_stair','lowwater_ribs_quay',9,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_fish_stair',NULL);
INSERT INTO "npc_instances" VALUES(1697,1,'lowwater_gull','lowwater_gull_at_mole','lowwater_bell_pools',9,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_mole',NULL);
INSERT INTO "npc_instances" VALUES(1699,1,'lowwater_gull','lowwater_gull_at_fish_stair','lowwater_ribs_quay',9,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_fish_stair',NULL);
INSERT INTO "npc_instances" VALUES(1700,1,'battlefield_rogue','battlefield_third_cast','battlefield_under_heart',69,'standing','{"name":null,"level":null,"coins":16}','["battlefield_ruins_keys","battlefield_ruins_stables","battlefield_ruins_gatewright","battlefield_ruins_kitchen","battlefield_under_cellars","battlefield_under_crypt","battlefield_under_heart","battlefield_ruins_throne"]',6,'loop',50000,1,0,'battlefield_ewood_orchard','third_cast');
INSERT INTO "npc_instances" VALUES(1704,1,'battlefield_rogue','battlefield_third_cast','battlefield_under_heart',69,'standing','{"name":null,"level":null,"coins":12}','["battlefield_ruins_keys","battlefield_ruins_stables","battlefield_ruins_gatewright","battlefield_ruins_kitchen","battlefield_under_cellars","battlefield_under_crypt","battlefield_under_heart","battlefield_ruins_throne"]',6,'loop',50000,1,0,'battlefield_ewood_orchard','third_cast');
INSERT INTO "npc_instances" VALUES(1709,1,'lowwater_beetle','lowwater_beetle_at_lighthouse','lowwater_slip',14,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'lowwater_lighthouse',NULL);
INSERT INTO "npc_instances" VALUES(1711,1,'battlefield_rogue','battlefield_first_cast','battlefield_ruins_postern',69,'standing','{"name":null,"level":null,"coins":10}','["battlefield_ewood_yews","battlefield_ewood_maze","battlefield_ewood_orchard","battlefield_ruins_postern","battlefield_ruins_keys","battlefield_ruins_throne","battlefield_ruins_forecourt"]',3,'bounce',45000,-1,0,'battlefield_theatre_foyer','first_cast');
INSERT INTO "npc_instances" VALUES(1713,1,'battlefield_kite','battlefield_kite_at_west_approach','battlefield_west_approach',52,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_west_approach',NULL);
INSERT INTO "npc_instances" VALUES(1714,1,'hollin_warden','hollin_wardens_round','hollin_asking',47,'standing','{"name":null,"level":null,"coins":0}','["hollin_vigil","hollin_stone","hollin_asking","hollin_stone"]',2,'loop',90000,1,0,'hollin_vigil','thorn_round');
INSERT INTO "npc_instances" VALUES(1715,1,'hollin_warden','hollin_wardens_round','hollin_asking',57,'standing','{"name":null,"level":null,"coins":0}','["hollin_vigil","hollin_stone","hollin_asking","hollin_stone"]',2,'loop',90000,1,0,'hollin_vigil','thorn_round');
INSERT INTO "npc_instances" VALUES(1716,1,'battlefield_bat','battlefield_bat_at_tower_belfry','battlefield_tower_wall',36,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_tower_belfry',NULL);
INSERT INTO "npc_instances" VALUES(1725,1,'battlefield_adder','battlefield_adder_at_ewood_thicket','battlefield_ewood_thicket',38,'standing','{"name":null,"level":null,"coins":0}','[]',0,'loop',60000,1,0,'battlefield_ewood_thicket',NULL);
INSERT INTO "npc_instances" VALUES(1726,1,'battlefield_paladin','battlefield_second_vigil','battlefield_ruins_forecourt',136,'standing','{"name":null,"level":null,"coins":16}','["battlefield_sanctum_stakes","battlefield_wwood_lodge","battlefield_wwood_oak","battlefield_ruins_breach","battlefield_ruins_library","battlefield_ruins_gallery","battlefield_ruins_tiltyard","battlefield_ruins_keys"]',3,'bounce',60000,1,0,'battlefield_sanctum_court','second_vigil');
INSERT INTO "npc_instances" VALUES(1729,1,'battlefield_chiming_cleric','battlefield_second_vigil_chimer','battlefield_ruins_forecourt',76,'standing','{"name":null,"level":null,"coins":6}','["battlefield_sanctum_stakes","battlefield_wwood_lodge","battlefield_wwood_oak","battlefield_ruins_breach","battlefield_ruins_library","battlefield_ruins_gallery","battlefield_ruins_tiltyard","battlefield_ruins_keys"]',3,'bounce',60000,1,0,'battlefield_sanctum_court','second_vigil');
INSERT INTO "npc_instances" VALUES(1748,1,'battlefield_halberdier','battlefield_first_vigil','battlefield_ruins_forecourt',72,'standing','{"name":null,"level":null,"coins":6}','["battlefield_sanctum_stakes","battlefield_wwood_crossing","battlefield_wwood_edge","battlefield_ruins_breach","battlefield_ruins_forecourt","battlefield_ruins_throne","battlefield_ruins_keys"]',4,'bounce',45000,1,0,'battlefield_sanctum_court','first_vigil');
INSERT INTO "npc_instances" VALUES(1752,1,'battlefield_halberdier','battlefield_first_vigil','battlefield_ruins_forecourt',72,'standing','{"name":null,"level":null,"coins":9}','["battlefield_sanctum_stakes","battlefield_wwood_crossing","battlefield_wwood_edge","battlefield_ruins_breach","battlefield_ruins_forecourt","battlefield_ruins_throne","battlefield_ruins_keys"]',4,'bounce',45000,1,0,'battlefield_sanctum_court','first_vigil');
INSERT INTO "npc_instances" VALUES(1755,1,'battlefield_halberdier','battlefield_first_vigil','battlefield_ruins_forecourt',72,'standing','{"name":null,"level":null,"coins":5}','["battlefield_sanctum_stakes","battlefield_wwood_crossing","battlefield_wwood_edge","battlefield_ruins_breach","battlefield_ruins_forecourt","battlefield_ruins_throne","battlefield_ruins_keys"]',4,'bounce',45000,1,0,'battlefield_sanctum_court','first_vigil');
INSERT INTO "npc_instances" VALUES(1756,1,'battlefield_mending_cleric','battlefield_first_vigil_mender','battlefield_ruins_forecourt',58,'standing','{"name":null,"level":null,"coins":6}','["battlefield_sanctum_stakes","battlefield_wwood_crossing","battlefield_wwood_edge","battlefield_ruins_breach","battlefield_ruins_forecourt","battlefield_ruins_throne","battlefield_ruins_keys"]',4,'bounce',45000,1,0,'battlefield_sanctum_court','first_vigil');
INSERT INTO "npc_instances" VALUES(1763,1,'battlefield_enforcer','battlefield_second_cast','battlefield_ewood_menagerie',128,'standing','{"name":null,"level":null,"coins":19}','["battlefield_ewood_yews","battlefield_ewood_icehouse","battlefield_ewood_hives","battlefield_ruins_postern","battlefield_ruins_tiltyard","battlefield_ruins_gallery","battlefield_ruins_library","battlefield_ruins_forecourt"]',0,'bounce',60000,1,0,'battlefield_theatre_foyer','second_cast');
INSERT INTO "npc_instances" VALUES(1768,1,'battlefield_dusk_mage','battlefield_second_cast_mage','battlefield_ewood_menagerie',66,'standing','{"name":null,"level":null,"coins":16}','["battlefield_ewood_yews","battlefield_ewood_icehouse","battlefield_ewood_hives","battlefield_ruins_postern","battlefield_ruins_tiltyard","battlefield_ruins_gallery","battlefield_ruins_library","battlefield_ruins_forecourt"]',0,'bounce',60000,1,0,'battlefield_theatre_foyer','second_cast');
INSERT INTO "npc_instances" VALUES(1769,1,'battlefield_paladin','battlefield_second_vigil','battlefield_sanctum_stakes',136,'standing','{"name":null,"level":null,"coins":22}','["battlefield_sanctum_stakes","battlefield_wwood_lodge","battlefield_wwood_oak","battlefield_ruins_breach","battlefield_ruins_library","battlefield_ruins_gallery","battlefield_ruins_tiltyard","battlefield_ruins_keys"]',0,'bounce',60000,1,0,'battlefield_sanctum_court','second_vigil');
INSERT INTO "npc_instances" VALUES(1788,1,'hollin_digger','hollin_diggers_shift','hollin_camp',40,'standing','{"name":null,"level":null,"coins":3}','["hollin_camp","hollin_dig","hollin_stone","hollin_dig","hollin_trench","hollin_under_stone","hollin_trench","hollin_dig"]',0,'loop',75000,1,0,'hollin_camp','day_shift');
CREATE TABLE npc_templates (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    level      INTEGER NOT NULL,
    max_health INTEGER NOT NULL,
    faction_id TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "npc_templates" VALUES('battlefield_abbess','the Abbess-Marshal',12,270,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_adder','a brown adder',5,38,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_amity','Sister Amity',9,120,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_bat','a crypt bat',5,36,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_boar','a scarred boar',7,90,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_borrowed','the borrowed man',6,60,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_breach_hound','a breach hound',8,100,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_camphor','Mistress Camphor',9,120,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_chiming_cleric','a chiming cleric',7,76,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_corvane','Bell-Sergeant Corvane',9,140,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_crow','a siege crow',5,40,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_dusk_mage','a dusk mage',7,66,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_enforcer','a velvet enforcer',9,128,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_footman','a plaster footman',7,78,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_gleaning','Mother Gleaning',8,110,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_gummer','Old Gummer',8,96,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_halberdier','a vowed halberdier',6,72,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_impresario','the Impresario',12,250,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_keepers_wolf','the Keeper''s wolf',10,165,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_kite','a carrion kite',6,52,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_knife','a Syndicate knife',6,62,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_lull','Sub-Reader Lull',7,84,'lantern_college');
INSERT INTO "npc_templates" VALUES('battlefield_mending_cleric','a mending cleric',6,58,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_paladin','an oathbound paladin',9,136,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_picket','a Sanctum picket',7,80,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_plumb','Brother Plumb',8,100,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_pruner','a pruning engine',8,100,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_pym','Notary Pym',10,150,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_quist','Tallyman Quist',7,70,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_rogue','a masked rogue',6,69,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_shieldman','a marble shieldman',7,96,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_surgeon','a backstage surgeon',6,54,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_swarm','a loose swarm',6,50,NULL);
INSERT INTO "npc_templates" VALUES('battlefield_tam','Novice Tam',5,44,'silver_sanctum');
INSERT INTO "npc_templates" VALUES('battlefield_understudy','the understudy',8,96,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('battlefield_wolf','a lean wolf',6,56,NULL);
INSERT INTO "npc_templates" VALUES('deeps_cricket','a cave cricket',4,30,NULL);
INSERT INTO "npc_templates" VALUES('deeps_digger','a digger machine',6,54,NULL);
INSERT INTO "npc_templates" VALUES('deeps_dray','Dray Clinker',7,90,NULL);
INSERT INTO "npc_templates" VALUES('deeps_miner','a drowned miner',7,78,NULL);
INSERT INTO "npc_templates" VALUES('deeps_overseer','the Overseer',8,215,NULL);
INSERT INTO "npc_templates" VALUES('deeps_slug','a verdigris slug',5,60,NULL);
INSERT INTO "npc_templates" VALUES('deeps_spider','a lacquer spider',6,56,NULL);
INSERT INTO "npc_templates" VALUES('hollin_adder','a holly adder',3,24,NULL);
INSERT INTO "npc_templates" VALUES('hollin_archer','a Circle archer',8,95,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_badger','a root badger',5,56,NULL);
INSERT INTO "npc_templates" VALUES('hollin_boar','a bristled boar',4,32,NULL);
INSERT INTO "npc_templates" VALUES('hollin_bracken','Bracken',7,80,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_burner','Burner Ash',6,75,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_clem','Clem',3,26,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_digger','a College digger',4,40,'lantern_college');
INSERT INTO "npc_templates" VALUES('hollin_dole','Quartermaster Dole',6,66,'lantern_college');
INSERT INTO "npc_templates" VALUES('hollin_fane','Lector Fane',9,120,'lantern_college');
INSERT INTO "npc_templates" VALUES('hollin_gleaner','a gleaner drone',5,44,NULL);
INSERT INTO "npc_templates" VALUES('hollin_poacher','a night poacher',5,42,NULL);
INSERT INTO "npc_templates" VALUES('hollin_singer','a green singer',5,44,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_sorrel','Elder Sorrel',12,220,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_surveyor','a peering surveyor',5,44,'lantern_college');
INSERT INTO "npc_templates" VALUES('hollin_warden','a thorn warden',5,57,'green_circle');
INSERT INTO "npc_templates" VALUES('hollin_yarrow','Watcher Yarrow',9,140,'green_circle');
INSERT INTO "npc_templates" VALUES('lowwater_ambry','Provost Ambry',11,170,'lantern_college');
INSERT INTO "npc_templates" VALUES('lowwater_bailiff','the Bailiff',3,56,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_beetle','a tin beetle',2,14,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_bess','Bess Halyard',7,90,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_cellar_rat','a brewer rat',2,16,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_crab','a sand crab',1,10,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_dummy','a straw dummy',1,10,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_gull','a slate-backed gull',1,9,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_hanna','Hanna Clinker',8,110,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_ismay','Keeper Ismay',6,70,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_nim','Nim',2,24,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_oake','Sergeant Oake',10,160,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_old_marrow','Old Marrow',6,70,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_orra','Candlewife Orra',10,150,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_paper_jack','Paper Jack',9,130,'shadow_syndicate');
INSERT INTO "npc_templates" VALUES('lowwater_pettifer','Loans-clerk Pettifer',5,48,'lantern_college');
INSERT INTO "npc_templates" VALUES('lowwater_poet','the velvet poet',2,30,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_rat','a harbour rat',1,10,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_registrar_pell','Registrar Pell',5,60,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_thole','Reader Thole',6,60,'lantern_college');
INSERT INTO "npc_templates" VALUES('lowwater_tobit_wick','Tobit Wick',4,50,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_watchman','a quay watchman',6,80,NULL);
INSERT INTO "npc_templates" VALUES('lowwater_widow_sprat','Widow Sprat',5,60,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_brine_mite','a brine mite',3,24,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_dunmore','Raker Dunmore',6,80,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_jackal','a salt jackal',3,26,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_spoil_hound','a rail hound',5,46,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_thief','a road thief',4,32,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_toll_engine','the toll engine',11,220,NULL);
INSERT INTO "npc_templates" VALUES('saltroad_vane','Sutler Vane',8,100,NULL);
CREATE TABLE number_overrides (
    -- As in `regain.every_seconds`.
    name   TEXT    PRIMARY KEY,
    -- A number as it is written, for a column of numbers has no half of anything.
    value  TEXT    NOT NULL,
    set_by TEXT    NOT NULL,
    -- Where the world's clock stood.
    set_ms INTEGER NOT NULL
) STRICT;
INSERT INTO "number_overrides" VALUES('rumours.news','6','Xdobaba',56109796);
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO "refinery_schema_history" VALUES(1,'accounts','2026-11-29T06:59:35.459332025Z','8337981473746206791');
INSERT INTO "refinery_schema_history" VALUES(2,'world_state','2026-11-29T06:59:35.459338785Z','5067539808909468503');
INSERT INTO "refinery_schema_history" VALUES(3,'schedule','2026-11-29T06:59:35.459339746Z','920710853220856359');
INSERT INTO "refinery_schema_history" VALUES(4,'staff','2026-11-29T06:59:35.459340808Z','1367717491800444860');
INSERT INTO "refinery_schema_history" VALUES(5,'factions','2026-11-29T06:59:35.459341659Z','8040412957674752533');
INSERT INTO "refinery_schema_history" VALUES(6,'patrols','2026-11-29T06:59:35.45934256Z','12919943656079717244');
INSERT INTO "refinery_schema_history" VALUES(7,'war','2026-11-29T06:59:35.459343021Z','9723859008223045272');
INSERT INTO "refinery_schema_history" VALUES(12,'messages','2026-11-29T06:59:35.459343732Z','9128803622295680046');
INSERT INTO "refinery_schema_history" VALUES(13,'staff','2026-11-29T06:59:35.459344033Z','7952727084228752499');
INSERT INTO "refinery_schema_history" VALUES(15,'npc_templates','2026-11-29T06:59:35.459344934Z','14677810448594338024');
INSERT INTO "refinery_schema_history" VALUES(16,'set_aside','2026-11-29T06:59:35.459345605Z','15216948396080561301');
INSERT INTO "refinery_schema_history" VALUES(17,'number_overrides','2026-11-29T06:59:35.459346106Z','6251955379975600686');
INSERT INTO "refinery_schema_history" VALUES(18,'feature_overrides','2026-11-29T06:59:35.459346606Z','3933620174486988497');
INSERT INTO "refinery_schema_history" VALUES(19,'calendar','2026-11-29T06:59:35.459346897Z','661858912472472482');
INSERT INTO "refinery_schema_history" VALUES(27,'reputation','2026-11-29T06:59:35.459347508Z','8047236876979044550');
CREATE TABLE reputation_events (
    number   INTEGER NOT NULL PRIMARY KEY,
    at_ms    INTEGER NOT NULL,
    actor    TEXT    NOT NULL CHECK (actor LIKE '%_:_%'),
    observer TEXT    NOT NULL CHECK (observer LIKE '%_:_%'),
    deed     TEXT    NOT NULL,
    delta    INTEGER NOT NULL,
    score    INTEGER NOT NULL,
    about    TEXT    NOT NULL,
    note     TEXT    NOT NULL
) STRICT;
INSERT INTO "reputation_events" VALUES(1,25624201,'player:314','faction:shadow_syndicate','gift',2,2,'','');
CREATE TABLE reputation_events_archive (
    number   INTEGER NOT NULL PRIMARY KEY,
    at_ms    INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    observer TEXT    NOT NULL,
    deed     TEXT    NOT NULL,
    delta    INTEGER NOT NULL,
    score    INTEGER NOT NULL,
    about    TEXT    NOT NULL,
    note     TEXT    NOT NULL
) STRICT;
CREATE TABLE reputation_scores (
    actor    TEXT    NOT NULL CHECK (actor LIKE '%_:_%'),
    observer TEXT    NOT NULL CHECK (observer LIKE '%_:_%'),
    score    INTEGER NOT NULL,
    -- The best that the score ever was, so that nothing is given twice for one tier.
    best     INTEGER NOT NULL CHECK (best >= score), recent INTEGER NOT NULL DEFAULT 0, recent_ms INTEGER NOT NULL DEFAULT 0, betrayals INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (actor, observer)
) STRICT, WITHOUT ROWID;
INSERT INTO "reputation_scores" VALUES('player:314','faction:shadow_syndicate',2,2,2000,25624201,0);
CREATE TABLE room_state (
    room     TEXT    NOT NULL PRIMARY KEY,
    world_id INTEGER NOT NULL DEFAULT 1,
    doors    TEXT    NOT NULL CHECK (json_valid(doors))
) STRICT, WITHOUT ROWID;
CREATE TABLE scheduled_jobs (
    key      TEXT    NOT NULL PRIMARY KEY,
    world_id INTEGER NOT NULL DEFAULT 1,
    kind     TEXT    NOT NULL,
    due_ms   INTEGER NOT NULL,
    payload  TEXT    NOT NULL CHECK (json_valid(payload))
) STRICT, WITHOUT ROWID;
INSERT INTO "scheduled_jobs" VALUES('placed',1,'placed',0,'["battlefield_ewood_hives_war_honey","battlefield_ewood_orchard_keepers_apple","battlefield_under_closet_keepers_collar","battlefield_under_closet_old_coin","battlefield_west_ditch_gilt_mask","deeps_adit_miners_tag","deeps_flooded_cap_lamp","deeps_gallery_miners_pick","deeps_green_chamber_verdigris_bloom","deeps_strongroom_copper_ingot","deeps_strongroom_copper_pin","deeps_strongroom_wage_packet","hollin_charcoal_water_skin","hollin_drone_glowmoss_jar","hollin_rookery_clapper_charm","lowwater_bell_pools_sea_glass_pearl","lowwater_bonded_cellar_black_rum","lowwater_bonded_cellar_old_coin","lowwater_bonded_cellar_tin_strongbox","lowwater_bonded_cellar_tin_strongbox_ambergris","lowwater_bonded_cellar_tin_strongbox_burnt_page","lowwater_bonded_cellar_tin_strongbox_coins","lowwater_bonded_cellar_tin_strongbox_thumb_ring","lowwater_customs_shed_landing_coat","lowwater_customs_shed_ships_biscuit","lowwater_fish_stair_fish_basket","lowwater_lighthouse_oil_can","lowwater_mole_grapnel","lowwater_reading_room_slate_pencil","lowwater_shrine_pilgrim_cloak","lowwater_slip_tarred_rope","lowwater_strand_driftwood_club","lowwater_strand_holed_stone","lowwater_strand_warm_glove","lowwater_tavern_cellar_tallow_candle","lowwater_wrack_bottle_letter","lowwater_yard_whetstone","saltroad_fallen_walker_dominion_cog","saltroad_mine_track_iron_scrap","saltroad_tollhouse_toll_receipt"]');
INSERT INTO "scheduled_jobs" VALUES('respawn:battlefield_keepers_wolf_at_ewood_menagerie',1,'respawn',56977000,'[56977000]');
INSERT INTO "scheduled_jobs" VALUES('respawn:battlefield_swarm_at_ewood_hives',1,'respawn',56153700,'[56153700]');
INSERT INTO "scheduled_jobs" VALUES('respawn:battlefield_third_vigil',1,'respawn',56137500,'[56137500,56196500]');
INSERT INTO "scheduled_jobs" VALUES('respawn:battlefield_wolf_at_ewood_pond',1,'respawn',56264300,'[56264300]');
INSERT INTO "scheduled_jobs" VALUES('respawn:battlefield_wolf_at_wwood_pines',1,'respawn',56246800,'[56246800]');
INSERT INTO "scheduled_jobs" VALUES('respawn:hollin_surveyor_at_dig',1,'respawn',56350801,'[56350801]');
CREATE TABLE set_aside (
    -- Which row it is, as in `character 7`.
    row_key TEXT NOT NULL PRIMARY KEY,
    -- The row as JSON, as the server writes it.
    row     TEXT NOT NULL CHECK (json_valid(row)),
    -- What the database said of it.
    why     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE timers (
    key      TEXT    NOT NULL PRIMARY KEY,
    kind     TEXT    NOT NULL,
    concerns TEXT    NOT NULL CHECK (json_valid(concerns)),
    due_ms   INTEGER NOT NULL,
    -- Seconds since 1970, if it is due by the calendar.
    date     INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "timers" VALUES('Released:300','Released','["300"]',59712814,NULL);
CREATE TABLE users (
    id            INTEGER PRIMARY KEY,
    -- argon2id in PHC form.
    password_hash TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    created_ms    INTEGER NOT NULL
, address TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "users" VALUES(215,'$argon2id$v=19$m=19456,t=2,p=1$b61kkKYwneEG3VS1AHSNEA$eKBrtVmf4PXxCCicJA1xHuwIWQ8+FH7lRlIf8yDqeTk','owner',12507,'127.0.0.1');
INSERT INTO "users" VALUES(224,'$argon2id$v=19$m=19456,t=2,p=1$4+oKiPCvgUSlskOGZ2FLeQ$sscHJMKL4OHd2WEna/rw5WfWOX6lehjNkDNKMjxyl84','player',25561,'127.0.0.1');
INSERT INTO "users" VALUES(233,'fake:the secret of Xkenbaba','player',28064,'10.0.0.4');
INSERT INTO "users" VALUES(243,'fake:the secret of Xlubaba','wizard',37340,'10.0.0.3');
INSERT INTO "users" VALUES(252,'fake:the secret of Xshobaba','player',42605,'10.0.0.9');
INSERT INTO "users" VALUES(261,'fake:the secret of Xtalbaba','player',48000,'10.0.0.6');
INSERT INTO "users" VALUES(270,'fake:the secret of Xpelbaba','builder',48567,'10.0.0.11');
INSERT INTO "users" VALUES(280,'fake:the secret of Xmosbaba','player',68505,'10.0.0.5');
INSERT INTO "users" VALUES(290,'fake:the secret of Xribaba','player',82590,'10.0.0.2');
INSERT INTO "users" VALUES(299,'fake:the secret of Xvibaba','player',98603,'10.0.0.7');
INSERT INTO "users" VALUES(313,'fake:the secret of Xnerbaba','player',114451,'10.0.0.8');
INSERT INTO "users" VALUES(322,'fake:the secret of Xbababa','owner',123168,'10.0.0.0');
CREATE TABLE war_diary (
    number INTEGER NOT NULL PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    facts  TEXT    NOT NULL CHECK (json_valid(facts))
) STRICT;
INSERT INTO "war_diary" VALUES(1,177600,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(2,253400,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(3,256400,'first_blood','{"faction":"the Sanctum","killer":"a backstage surgeon","room":"the Throne Room","who":"a vowed halberdier"}');
INSERT INTO "war_diary" VALUES(4,260100,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(5,266100,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(6,332100,'balance_even','{"count":"3","enemy":"the Sanctum","faction":"the Syndicate","number":"three"}');
INSERT INTO "war_diary" VALUES(7,345100,'patrol_lost','{"count":"4","faction":"the Syndicate","number":"four","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(8,353266,'truce_broken','{"enemy":"the Sanctum","faction":"the Circle"}');
INSERT INTO "war_diary" VALUES(9,359300,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(10,394300,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"Under the Throne"}');
INSERT INTO "war_diary" VALUES(11,395300,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"Under the Throne"}');
INSERT INTO "war_diary" VALUES(12,399461,'truce_broken','{"enemy":"the Sanctum","faction":"the Circle"}');
INSERT INTO "war_diary" VALUES(13,435300,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(14,625857,'first_blood','{"faction":"the College","killer":"a thorn warden","room":"the Nursery of Hollies","who":"a peering surveyor"}');
INSERT INTO "war_diary" VALUES(15,625857,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Nursery of Hollies"}');
INSERT INTO "war_diary" VALUES(16,705300,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Gallery of Keepers"}');
INSERT INTO "war_diary" VALUES(17,4967100,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Gallery of Keepers"}');
INSERT INTO "war_diary" VALUES(18,4994000,'front_lost','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(19,4994100,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(20,5026100,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(21,5084000,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(22,5088200,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(23,5100300,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(24,5119199,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(25,5334800,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(26,5379800,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(27,12607700,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(28,12620800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(29,12624800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(30,12626800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(31,12626800,'balance_even','{"count":"1","enemy":"the College","faction":"the Circle","number":"one"}');
INSERT INTO "war_diary" VALUES(32,12626800,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(33,19480400,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(34,19508313,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(35,19508400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(36,19512800,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Expedition Camp"}');
INSERT INTO "war_diary" VALUES(37,19535000,'patrol_lost','{"count":"3","faction":"the College","number":"three","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(38,19551471,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(39,19557500,'balance_leads','{"count":"11","loser":"the Sanctum","number":"eleven","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(40,19557500,'reinforced','{"count":"3","enemy":"the Syndicate","faction":"the Sanctum","number":"three","room":"the Raked Court"}');
INSERT INTO "war_diary" VALUES(41,19566500,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(42,19880633,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(43,19887800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(44,19921210,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(45,19936400,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(46,19964501,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(47,19996900,'front_lost','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(48,20035000,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(49,20139522,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(50,20163700,'patrol_lost','{"count":"4","faction":"the Syndicate","number":"four","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(51,20166300,'throne_sat','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Throne Room","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(52,20185100,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"Under the Throne"}');
INSERT INTO "war_diary" VALUES(53,20192000,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(54,20248026,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(55,20258063,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(56,20377800,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(57,20499900,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(58,20507000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(59,20511000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(60,20512000,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(61,20525000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(62,20527000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Expedition Camp"}');
INSERT INTO "war_diary" VALUES(63,20528000,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the Expedition Camp"}');
INSERT INTO "war_diary" VALUES(64,20528000,'balance_even','{"count":"5","enemy":"the College","faction":"the Circle","number":"five"}');
INSERT INTO "war_diary" VALUES(65,25466500,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(66,25525016,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(67,25546100,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(68,25548300,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Nursery of Hollies"}');
INSERT INTO "war_diary" VALUES(69,25549079,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Nursery of Hollies"}');
INSERT INTO "war_diary" VALUES(70,25575800,'throne_sat','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Throne Room","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(71,25608100,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(72,25626100,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(73,25639000,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(74,25673200,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(75,25704100,'front_lost','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(76,25740700,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(77,25760638,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(78,25793213,'truce_broken','{"enemy":"the College","faction":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(79,25945400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(80,25952500,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(81,25956500,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(82,25958500,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(83,25958500,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(84,26013000,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(85,26040000,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(86,26109000,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(87,26109100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(88,26123100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(89,26125100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"Under the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(90,26132088,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(91,26168700,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"Under the Throne"}');
INSERT INTO "war_diary" VALUES(92,26223800,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(93,26243300,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(94,26264300,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(95,26278800,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(96,26338400,'patrol_lost','{"count":"3","faction":"the Syndicate","number":"three","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(97,26400100,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(98,26612100,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(99,26684500,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(100,26697200,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(101,26700600,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(102,26724200,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(103,26751200,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Court of Fallen Keys","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(104,26758300,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(105,26889267,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(106,26936400,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Armour Stables"}');
INSERT INTO "war_diary" VALUES(107,26961400,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(108,26997800,'front_taken','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Court of Fallen Keys","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(109,27000600,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(110,27021400,'massacre','{"count":"6","number":"six","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(111,27065125,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(112,27092200,'patrol_lost','{"count":"4","faction":"the Syndicate","number":"four","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(113,27365930,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(114,27376047,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(115,27391100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(116,27391300,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(117,27391400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(118,27440604,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(119,27451400,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(120,27475700,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(121,27496700,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(122,27671800,'front_lost','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Court of Orders","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(123,27671800,'massacre','{"count":"7","number":"seven","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(124,27833400,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(125,30375800,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Moot Tree"}');
INSERT INTO "war_diary" VALUES(126,30444700,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Keeper''s Cellars"}');
INSERT INTO "war_diary" VALUES(127,30494700,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Crypt of Eleven Sieges"}');
INSERT INTO "war_diary" VALUES(128,30496800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(129,30509900,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(130,30525800,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(131,30527800,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(132,30529800,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"Under the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(133,30534800,'quarrel','{"enemy":"the College","faction":"the Circle","room":"Under the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(134,30554700,'throne_sat','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Throne Room","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(135,30554700,'front_taken','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Court of Orders","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(136,30565400,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(137,30610400,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(138,30615100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Expedition Camp"}');
INSERT INTO "war_diary" VALUES(139,30616200,'front_contested','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(140,30634400,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(141,30634400,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(142,30660456,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(143,30671900,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(144,30673000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(145,30699500,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(146,30812700,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(147,30872500,'massacre','{"count":"10","number":"ten","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(148,30908529,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(149,30913400,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(150,30913400,'balance_even','{"count":"12","enemy":"the College","faction":"the Circle","number":"twelve"}');
INSERT INTO "war_diary" VALUES(151,30962500,'throne_sat','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Throne Room","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(152,30966900,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Crypt of Eleven Sieges","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(153,31121779,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(154,31155500,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(155,31233700,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(156,31240900,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(157,31250200,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(158,31304100,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(159,31364100,'massacre','{"count":"5","number":"five","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(160,31440800,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(161,31449802,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(162,33328000,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(163,33355608,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(164,33400700,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Keeper''s Cellars"}');
INSERT INTO "war_diary" VALUES(165,33405300,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Keeper''s Cellars"}');
INSERT INTO "war_diary" VALUES(166,33450093,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(167,33608600,'throne_sat','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Throne Room","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(168,33702776,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(169,33720800,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(170,33721200,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Court of Fallen Keys","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(171,33757700,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(172,33809700,'patrol_lost','{"count":"4","faction":"the Syndicate","number":"four","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(173,33820100,'patrol_lost','{"count":"3","faction":"the Sanctum","number":"three","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(174,34013300,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(175,34023100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(176,34038200,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(177,34038200,'balance_even','{"count":"13","enemy":"the College","faction":"the Circle","number":"13"}');
INSERT INTO "war_diary" VALUES(178,34038200,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(179,34075600,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(180,34276200,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(181,34286900,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(182,34310000,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(183,34331000,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(184,34391000,'front_taken','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Court of Fallen Keys","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(185,34504819,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(186,34507824,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(187,34528900,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(188,34569638,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(189,34582800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(190,34585726,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(191,34608800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(192,34609000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(193,34653355,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(194,34653400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(195,34656500,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(196,34689000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(197,34689100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(198,34689100,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(199,34689100,'balance_even','{"count":"15","enemy":"the College","faction":"the Circle","number":"15"}');
INSERT INTO "war_diary" VALUES(200,34689100,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(201,34726600,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Burnt Library","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(202,34728800,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(203,34884500,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(204,34902500,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(205,34918800,'front_taken','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Court of Fallen Keys","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(206,40620300,'front_lost','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(207,40690300,'front_lost','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Court of Fallen Keys","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(208,40765400,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(209,40783100,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(210,40826500,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(211,40905100,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Crypt of Eleven Sieges"}');
INSERT INTO "war_diary" VALUES(212,40955000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(213,40960160,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"Under the Throne"}');
INSERT INTO "war_diary" VALUES(214,40968100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(215,40973100,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(216,40977200,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Crypt of Eleven Sieges"}');
INSERT INTO "war_diary" VALUES(217,40978133,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Crypt of Eleven Sieges"}');
INSERT INTO "war_diary" VALUES(218,41048422,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(219,44127302,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(220,44156800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(221,44157764,'front_contested','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(222,44160800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(223,44177500,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(224,44273300,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(225,44298200,'front_lost','{"faction":"the College","loser":"the Circle","room":"the Asking Path","winner":"the College"}');
INSERT INTO "war_diary" VALUES(226,44327300,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(227,44508200,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Asking Path","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(228,44535600,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(229,44541600,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(230,44730800,'front_lost','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(231,44740600,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(232,44748000,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(233,44753100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(234,44756100,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(235,44767100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(236,44771100,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(237,45160100,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(238,45230192,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(239,45252124,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(240,45270300,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(241,45360100,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(242,45360500,'throne_sat','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Throne Room","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(243,45400100,'front_contested','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(244,45567600,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(245,45580800,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(246,45639400,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(247,45657700,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(248,45711800,'patrol_lost','{"count":"4","faction":"the Sanctum","number":"four","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(249,45771800,'massacre','{"count":"5","number":"five","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(250,46184618,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(251,46197400,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(252,46201800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(253,46205800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(254,46206800,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(255,46236400,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Keeper''s Cellars"}');
INSERT INTO "war_diary" VALUES(256,46236400,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Keeper''s Cellars"}');
INSERT INTO "war_diary" VALUES(257,46236900,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Long Trench"}');
INSERT INTO "war_diary" VALUES(258,51875600,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"Under the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(259,51875600,'throne_sat','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Throne Room","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(260,51875600,'front_lost','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(261,51875605,'front_contested','{"enemy":"the Circle","faction":"the College","room":"Under the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(262,51877642,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(263,51895700,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(264,52036000,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(265,52088110,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(266,52115700,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Keeper''s Cellars","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(267,52183276,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(268,52191300,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"Under the Throne","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(269,52198500,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(270,52243500,'patrol_lost','{"count":"4","faction":"the Syndicate","number":"four","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(271,52323425,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(272,52333021,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(273,52341700,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(274,52341700,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(275,52343200,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(276,52346800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(277,52350800,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(278,52350800,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(279,52364700,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(280,52366700,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Moot Tree"}');
INSERT INTO "war_diary" VALUES(281,52442700,'front_taken','{"faction":"the College","loser":"the Circle","room":"the Gate-Stone","winner":"the College"}');
INSERT INTO "war_diary" VALUES(282,54898700,'front_taken','{"faction":"the Circle","loser":"the College","room":"the Gate-Stone","winner":"the Circle"}');
INSERT INTO "war_diary" VALUES(283,54898700,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Court of Fallen Keys","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(284,54934300,'front_lost','{"faction":"the Sanctum","loser":"the Syndicate","room":"the Great Kitchen","winner":"the Sanctum"}');
INSERT INTO "war_diary" VALUES(285,54945800,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(286,54977718,'patrol_lost','{"count":"2","faction":"the Syndicate","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(287,54977718,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(288,55098700,'front_taken','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Court of Fallen Keys","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(289,55125730,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(290,55211000,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(291,55231261,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(292,55244400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(293,55246400,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(294,55258400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(295,55260400,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Expedition Camp"}');
INSERT INTO "war_diary" VALUES(296,55262400,'patrol_lost','{"count":"2","faction":"the Circle","number":"two","room":"the College Dig"}');
INSERT INTO "war_diary" VALUES(297,55286457,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(298,55291000,'patrol_met','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(299,55297000,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(300,55471400,'front_contested','{"enemy":"the Syndicate","faction":"the Sanctum","room":"the Great Kitchen"}');
INSERT INTO "war_diary" VALUES(301,55547400,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(302,55549400,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Crypt of Eleven Sieges"}');
INSERT INTO "war_diary" VALUES(303,55570400,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Crypt of Eleven Sieges"}');
INSERT INTO "war_diary" VALUES(304,55604800,'front_lost','{"faction":"the Syndicate","loser":"the Sanctum","room":"the Crypt of Eleven Sieges","winner":"the Syndicate"}');
INSERT INTO "war_diary" VALUES(305,55654386,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Fallen Keys"}');
INSERT INTO "war_diary" VALUES(306,55741963,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Root Cellar"}');
INSERT INTO "war_diary" VALUES(307,55834415,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(308,55837500,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Throne Room"}');
INSERT INTO "war_diary" VALUES(309,55839083,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(310,55850200,'patrol_met','{"enemy":"the Circle","faction":"the College","room":"the Vigil"}');
INSERT INTO "war_diary" VALUES(311,55861070,'front_contested','{"enemy":"the College","faction":"the Circle","room":"the Gate-Stone"}');
INSERT INTO "war_diary" VALUES(312,55862100,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Asking Path"}');
INSERT INTO "war_diary" VALUES(313,55868100,'patrol_met','{"enemy":"the College","faction":"the Circle","room":"the Moot Tree"}');
INSERT INTO "war_diary" VALUES(314,55884516,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(315,55887500,'patrol_met','{"enemy":"the Sanctum","faction":"the Syndicate","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(316,55896500,'patrol_lost','{"count":"2","faction":"the Sanctum","number":"two","room":"the Court of Orders"}');
INSERT INTO "war_diary" VALUES(317,56110801,'quarrel','{"enemy":"the College","faction":"the Circle","room":"the Asking Path"}');
CREATE TABLE war_kills (
    killer   TEXT    NOT NULL,
    victim   TEXT    NOT NULL,
    kills    INTEGER NOT NULL CHECK (kills >= 0),
    answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND kills),
    PRIMARY KEY (killer, victim)
) STRICT, WITHOUT ROWID;
INSERT INTO "war_kills" VALUES('green_circle','lantern_college',20,0);
INSERT INTO "war_kills" VALUES('lantern_college','green_circle',26,0);
INSERT INTO "war_kills" VALUES('shadow_syndicate','silver_sanctum',94,18);
INSERT INTO "war_kills" VALUES('silver_sanctum','shadow_syndicate',74,7);
CREATE TABLE war_rooms (
    room     TEXT    NOT NULL PRIMARY KEY,
    holder   TEXT    NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "war_rooms" VALUES('battlefield_ewood_hives','shadow_syndicate',55945400);
INSERT INTO "war_rooms" VALUES('battlefield_ewood_icehouse','shadow_syndicate',19538300);
INSERT INTO "war_rooms" VALUES('battlefield_ewood_maze','shadow_syndicate',110000);
INSERT INTO "war_rooms" VALUES('battlefield_ewood_menagerie','shadow_syndicate',125000);
INSERT INTO "war_rooms" VALUES('battlefield_ewood_orchard','shadow_syndicate',5476200);
INSERT INTO "war_rooms" VALUES('battlefield_ewood_yews','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_breach','silver_sanctum',4994000);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_forecourt','silver_sanctum',30554700);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_gallery','silver_sanctum',19658300);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_gatewright','shadow_syndicate',19588300);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_keys','shadow_syndicate',55098700);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_kitchen','silver_sanctum',54934300);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_library','silver_sanctum',34726600);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_postern','shadow_syndicate',12605600);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_stables','shadow_syndicate',19528300);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_throne','silver_sanctum',51875600);
INSERT INTO "war_rooms" VALUES('battlefield_ruins_tiltyard','silver_sanctum',19598300);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_chapel','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_court','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_foundry','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_gate','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_loft','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_stakes','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_table','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_sanctum_terms','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_box','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_cloakroom','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_foyer','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_office','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_paste','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_stage','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_stalls','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_theatre_trap','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_under_cellars','silver_sanctum',52115700);
INSERT INTO "war_rooms" VALUES('battlefield_under_crypt','shadow_syndicate',55604800);
INSERT INTO "war_rooms" VALUES('battlefield_under_heart','silver_sanctum',52191300);
INSERT INTO "war_rooms" VALUES('battlefield_west_approach','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_west_ditch','shadow_syndicate',60000);
INSERT INTO "war_rooms" VALUES('battlefield_west_picket','silver_sanctum',60000);
INSERT INTO "war_rooms" VALUES('battlefield_wwood_chase','silver_sanctum',110000);
INSERT INTO "war_rooms" VALUES('battlefield_wwood_crossing','silver_sanctum',736400);
INSERT INTO "war_rooms" VALUES('battlefield_wwood_edge','silver_sanctum',4934000);
INSERT INTO "war_rooms" VALUES('battlefield_wwood_lodge','silver_sanctum',19538300);
INSERT INTO "war_rooms" VALUES('battlefield_wwood_oak','silver_sanctum',19492900);
INSERT INTO "war_rooms" VALUES('battlefield_wwood_pines','silver_sanctum',19598300);
INSERT INTO "war_rooms" VALUES('hollin_asking','green_circle',44508200);
INSERT INTO "war_rooms" VALUES('hollin_camp','lantern_college',60000);
INSERT INTO "war_rooms" VALUES('hollin_charcoal','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_dig','lantern_college',60000);
INSERT INTO "war_rooms" VALUES('hollin_drone','lantern_college',46005500);
INSERT INTO "war_rooms" VALUES('hollin_eaves','lantern_college',52140900);
INSERT INTO "war_rooms" VALUES('hollin_gate','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_mere','lantern_college',27516600);
INSERT INTO "war_rooms" VALUES('hollin_moot','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_nursery','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_platform','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_ride','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_roots','lantern_college',449300);
INSERT INTO "war_rooms" VALUES('hollin_stone','green_circle',54898700);
INSERT INTO "war_rooms" VALUES('hollin_trench','lantern_college',189500);
INSERT INTO "war_rooms" VALUES('hollin_under_stone','lantern_college',423400);
INSERT INTO "war_rooms" VALUES('hollin_vigil','green_circle',60000);
INSERT INTO "war_rooms" VALUES('hollin_wallow','lantern_college',27586600);
CREATE TABLE worlds (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    clock_ms   INTEGER NOT NULL,
    turn       INTEGER NOT NULL,
    seed       INTEGER NOT NULL,
    next_id    INTEGER NOT NULL,
    dice       TEXT    NOT NULL,
    claim_hash TEXT    NOT NULL
) STRICT;
INSERT INTO "worlds" VALUES(1,56117201,130783,7,1798,'{"Combat":{"stream":{"state":90908799825168895925587648092807607371},"ended":0},"Loot":{"stream":{"state":20762505134514952409383434746088118057},"ended":0},"Mind":{"stream":{"state":140998846085569758330555035671560600859},"ended":68},"Movement":{"stream":{"state":281473990865367389006603881705337027455},"ended":7},"Patrol":{"stream":{"state":168735088037126896463361900918727255143},"ended":0},"Skill":{"stream":{"state":70552439732109413449007788438064203545},"ended":0},"Sky":{"stream":{"state":153918921338709617087912471009473114173},"ended":67},"Spawn":{"stream":{"state":292883089718384283906820705758720347323},"ended":0}}','');
CREATE INDEX characters_by_account ON characters (account_id);
CREATE INDEX item_instances_by_holder ON item_instances (place_kind, place_id)
    WHERE place_id IS NOT NULL;
CREATE INDEX item_instances_by_room ON item_instances (place_room)
    WHERE place_room IS NOT NULL;
CREATE INDEX npc_instances_by_room ON npc_instances (room);
CREATE INDEX scheduled_jobs_by_due ON scheduled_jobs (due_ms);
CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
CREATE TRIGGER audit_log_is_not_replaced BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id)
BEGIN
    SELECT RAISE(IGNORE);
END;
CREATE TRIGGER audit_archives_are_not_changed BEFORE UPDATE ON audit_archives
BEGIN
    SELECT RAISE(ABORT, 'the list of archives is only ever added to');
END;
CREATE TRIGGER audit_archives_are_not_erased BEFORE DELETE ON audit_archives
BEGIN
    SELECT RAISE(ABORT, 'the list of archives is only ever added to');
END;
CREATE TRIGGER audit_archives_are_not_replaced BEFORE INSERT ON audit_archives
WHEN EXISTS (SELECT 1 FROM audit_archives WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'the list of archives is only ever added to');
END;
CREATE TRIGGER audit_log_is_not_erased BEFORE DELETE ON audit_log
WHEN NOT EXISTS (
    SELECT 1 FROM audit_archives WHERE up_to_id >= OLD.id AND up_to >= OLD.date
)
BEGIN
    SELECT RAISE(ABORT, 'only what is archived may be erased from the audit log');
END;
CREATE VIEW npcs AS
SELECT i.id, i.template, t.name, t.faction_id, i.room, i.health, i.home_room_id, i.group_id,
       i.patrol_route, i.patrol_index, i.patrol_mode
FROM npc_instances AS i LEFT JOIN npc_templates AS t ON t.id = i.template;
CREATE VIEW betrayal_records AS
SELECT number, at_ms, actor AS traitor, about AS victim, delta FROM reputation_events WHERE deed = 'betrayal'
UNION ALL
SELECT number, at_ms, actor AS traitor, about AS victim, delta FROM reputation_events_archive WHERE deed = 'betrayal';
COMMIT;
