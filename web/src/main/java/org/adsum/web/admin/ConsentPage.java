package org.adsum.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.adsum.enrolment.boundary.ConsentDraft;
import org.adsum.enrolment.boundary.ConsentTextBoundary;
import org.adsum.enrolment.boundary.ConsentTextRow;
import org.adsum.enrolment.boundary.ConsentTextView;
import org.adsum.enrolment.entity.ConsentEffect;

/** The consent text: its draft, what publishing it means, and all versions of before. */
@Named("adminConsent")
@ViewScoped
public class ConsentPage implements Serializable {
  private static final String BUNDLE = "org.adsum.messages.Consent";
  private static final int NO_DRAFT = -1;

  @Inject ConsentTextBoundary texts;
  @Inject FormReply reply;

  private int rowVersion = NO_DRAFT;
  private int draftVersion;
  private String body;
  private boolean namesComparison;
  private ConsentEffect effect = ConsentEffect.ASK_AGAIN;
  private Integer shownVersion;
  private transient List<ConsentTextRow> history;
  private transient ConsentTextView draft;

  /** A draft that somebody left goes on; otherwise the current text is where a new one begins. */
  @PostConstruct
  void read() {
    ConsentTextView current = texts.current();
    draft = texts.draft().orElse(null);
    ConsentTextView start = draft == null ? current : draft;
    rowVersion = draft == null ? NO_DRAFT : draft.rowVersion();
    draftVersion = draft == null ? current.version() + 1 : draft.version();
    body = start.body();
    namesComparison = start.namesComparison();
    effect = ConsentEffect.ASK_AGAIN;
    history = null;
  }

  /** Keeps the draft. */
  public void save() {
    ConsentDraft wanted = new ConsentDraft(body, namesComparison, rowVersion);
    if (reply.attempt("text", "body", () -> texts.write(wanted))) {
      read();
      reply.say(text("done.saved"));
    }
  }

  /** Throws the draft away. */
  public void discard() {
    if (reply.attempt("text", null, () -> texts.discard(rowVersion))) {
      read();
      reply.say(text("done.discarded"));
    }
  }

  /** Makes the draft the current text. */
  public void publish() {
    int published = draftVersion;
    if (reply.attempt("publishing", null, () -> texts.publish(effect, rowVersion))) {
      read();
      reply.say(text("done.published", published));
    }
  }

  /** The question before publishing; it names the effect. */
  public String getQuestion() {
    return text("publish.question." + effect, draftVersion, texts.wouldBeAsked());
  }

  /** What asking again means, in numbers. */
  public String getAskLabel() {
    return text("publish.ASK_AGAIN", texts.wouldBeAsked());
  }

  /** The draft as it was saved, with its changes; null without one. */
  public ConsentTextView getDraft() {
    if (draft == null && isDrafted()) {
      draft = texts.draft().orElse(null);
    }
    return draft;
  }

  public boolean isDrafted() {
    return rowVersion != NO_DRAFT;
  }

  public int getDraftVersion() {
    return draftVersion;
  }

  /** All versions, the newest first. */
  public List<ConsentTextRow> getHistory() {
    if (history == null) {
      history = texts.history();
    }
    return history;
  }

  /** The version that the address names; null when it names none that there is. */
  public ConsentTextView getShown() {
    boolean known =
        shownVersion != null
            && getHistory().stream().anyMatch(row -> row.version() == shownVersion);
    return known ? texts.published(shownVersion) : null;
  }

  public Integer getShownVersion() {
    return shownVersion;
  }

  public void setShownVersion(Integer shownVersion) {
    this.shownVersion = shownVersion;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public boolean isNamesComparison() {
    return namesComparison;
  }

  public void setNamesComparison(boolean namesComparison) {
    this.namesComparison = namesComparison;
  }

  public ConsentEffect getEffect() {
    return effect;
  }

  public void setEffect(ConsentEffect effect) {
    this.effect = effect;
  }

  private static String text(String key, Object... arguments) {
    Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    String pattern =
        ResourceBundle.getBundle(BUNDLE, locale, ConsentPage.class.getClassLoader()).getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }
}
