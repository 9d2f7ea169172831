package org.adsum.web.student;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.ResourceBundle;

/** Hands a page's script its texts, so that no text stands in a script. */
@RequestScoped
public class PageTexts {
  private static final String BUNDLE = "org.adsum.messages.Student";

  /**
   * A JSON object with the person's locale and all texts whose key begins with one of {@code
   * prefixes}, without the prefix.
   */
  public JsonObjectBuilder data(String... prefixes) {
    Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
    JsonObjectBuilder texts = Json.createObjectBuilder();
    for (String prefix : prefixes) {
      bundle.keySet().stream()
          .filter(key -> key.startsWith(prefix))
          .forEach(key -> texts.add(key.substring(prefix.length()), bundle.getString(key)));
    }
    return Json.createObjectBuilder().add("locale", locale.toLanguageTag()).add("texts", texts);
  }
}
