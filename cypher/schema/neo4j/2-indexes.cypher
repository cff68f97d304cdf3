// Groups of labels are looked up by id, articles and events by their days, what named queries ask for by its kind.
CREATE INDEX demarche_actor_id IF NOT EXISTS FOR (n:Actor) ON (n.id);
CREATE INDEX demarche_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX demarche_article_published IF NOT EXISTS FOR (n:Article) ON (n.published);
CREATE INDEX demarche_deal_first IF NOT EXISTS FOR (n:Deal) ON (n.first);
CREATE INDEX demarche_deal_last IF NOT EXISTS FOR (n:Deal) ON (n.last);
CREATE INDEX demarche_deal_stopped IF NOT EXISTS FOR (n:Deal) ON (n.stopped);
CREATE INDEX demarche_pressure_first IF NOT EXISTS FOR (n:Pressure) ON (n.first);
CREATE INDEX demarche_pressure_last IF NOT EXISTS FOR (n:Pressure) ON (n.last);
CREATE INDEX demarche_pressure_action IF NOT EXISTS FOR (n:Pressure) ON (n.action);
CREATE INDEX demarche_event_sources IF NOT EXISTS FOR (n:Event) ON (n.sources);
CREATE INDEX demarche_event_last IF NOT EXISTS FOR (n:Event) ON (n.last);
CREATE INDEX demarche_claim_polarity IF NOT EXISTS FOR (n:Claim) ON (n.polarity);
CREATE INDEX demarche_alliance_kind IF NOT EXISTS FOR (n:Alliance) ON (n.kind);
CREATE INDEX demarche_claim_value IF NOT EXISTS FOR (n:Claim) ON (n.value);
