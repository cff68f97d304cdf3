// Groups of labels are looked up by id, articles by their day.
CREATE INDEX demarche_actor_id IF NOT EXISTS FOR (n:Actor) ON (n.id);
CREATE INDEX demarche_event_id IF NOT EXISTS FOR (n:Event) ON (n.id);
CREATE INDEX demarche_article_published IF NOT EXISTS FOR (n:Article) ON (n.published);
