// One node for each id of a label. A unique constraint brings its own index.
CREATE CONSTRAINT demarche_state_id IF NOT EXISTS FOR (n:State) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_organization_id IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_alliance_id IF NOT EXISTS FOR (n:Alliance) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_programme_id IF NOT EXISTS FOR (n:Programme) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_weapon_system_id IF NOT EXISTS FOR (n:WeaponSystem) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_legislation_id IF NOT EXISTS FOR (n:Legislation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_deal_id IF NOT EXISTS FOR (n:Deal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_pressure_id IF NOT EXISTS FOR (n:Pressure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_exclusion_id IF NOT EXISTS FOR (n:Exclusion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_resistance_id IF NOT EXISTS FOR (n:Resistance) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_text_id IF NOT EXISTS FOR (n:Text) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_story_id IF NOT EXISTS FOR (n:Story) REQUIRE n.id IS UNIQUE;
