package org.adsum.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UINamingContainer;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;

/**
 * The answer to a form: done, or what is wrong, beside the field that it is about and in a summary
 * on top. A field's component has the name of the input's property.
 */
@Named
@RequestScoped
public class FormReply {
  private static final String BUNDLE = "org.adsum.messages.Admin";

  /** Under which the flash holds the key of what was done before coming here. */
  static final String DONE = "adsum.done";

  private static final Map<ProblemCode, String> FIELDS =
      Map.of(
          ProblemCode.USERNAME_TAKEN, "username",
          ProblemCode.PASSWORD_GUESSABLE, "password",
          ProblemCode.ALREADY_EXISTS, "code");

  @Inject Validator validator;

  private String done;
  private boolean overtaken;

  /** One line of the summary; {@code target} is the field's id in the page, or null. */
  public record Line(String target, String text) {}

  /**
   * Checks the input by the rules that the boundary will apply, so that all wrong fields are told
   * at once, and then does the work.
   *
   * @return whether it was done
   */
  boolean submit(String form, Record input, Runnable work) {
    boolean good = true;
    Map<String, String> wrong = new HashMap<>();
    for (ConstraintViolation<Record> found : validator.validate(input)) {
      wrong.put(found.getPropertyPath().iterator().next().getName(), found.getMessage());
    }
    for (RecordComponent field : input.getClass().getRecordComponents()) {
      if (wrong.containsKey(field.getName())) {
        tell(form, field.getName(), wrong.get(field.getName()));
        good = false;
      }
    }
    return good && attempt(form, null, work);
  }

  /**
   * Does the work; a problem is told beside {@code field} when it names no other, or on top when
   * that is null.
   *
   * @return whether it was done
   */
  boolean attempt(String form, String field, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      overtaken |= problem.code() == ProblemCode.CHANGED_MEANWHILE;
      if (problem.code() == ProblemCode.INVALID_INPUT && problem.arguments().length == 2) {
        tell(form, problem.arguments()[0].toString(), problem.arguments()[1].toString());
      } else {
        String place = FIELDS.getOrDefault(problem.code(), field);
        add(clientId(form, place), Problems.detail(problem, locale()));
        problem
            .others()
            .forEach(other -> add(clientId(form, place), Problems.detail(other, locale())));
      }
      return false;
    }
  }

  private void tell(String form, String field, String fallback) {
    String key = "wrong." + field;
    String target = clientId(form, field);
    ResourceBundle texts = texts();
    String text = texts.containsKey(key) ? texts.getString(key) : fallback;
    add(target, target == null && !texts.containsKey(key) ? field + ": " + text : text);
  }

  private static String clientId(String form, String field) {
    FacesContext faces = FacesContext.getCurrentInstance();
    UIComponent component =
        field == null
            ? null
            : faces
                .getViewRoot()
                .findComponent(form + UINamingContainer.getSeparatorChar(faces) + field);
    return component == null ? null : component.getClientId();
  }

  private static void add(String clientId, String text) {
    FacesContext.getCurrentInstance()
        .addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
  }

  /** Says that it is done, with the words of a key of the bundle. */
  void done(String key, Object... arguments) {
    done = text(key, arguments);
  }

  /** Says that it is done, in words of another bundle. */
  void say(String words) {
    done = words;
  }

  /** Says something wrong with a field, with the words of a key of the bundle. */
  void wrong(String form, String field, String key, Object... arguments) {
    add(clientId(form, field), text(key, arguments));
  }

  /** The words of a key in the reader's language. */
  static String text(String key, Object... arguments) {
    String pattern = texts().getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(arguments);
  }

  /** What was done, or null. */
  public String getDone() {
    if (done == null) {
      Object key = FacesContext.getCurrentInstance().getExternalContext().getFlash().get(DONE);
      done = key == null ? null : text(key.toString());
    }
    return done;
  }

  /** Whether somebody else was quicker, so that the page must be read again. */
  public boolean isOvertaken() {
    return overtaken;
  }

  /** What is wrong, with the place of each. */
  public List<Line> getLines() {
    FacesContext faces = FacesContext.getCurrentInstance();
    List<Line> lines = new ArrayList<>();
    for (Iterator<String> ids = faces.getClientIdsWithMessages(); ids.hasNext(); ) {
      String id = ids.next();
      for (FacesMessage message : faces.getMessageList(id)) {
        lines.add(new Line(id, message.getSummary()));
      }
    }
    return lines;
  }

  private static Locale locale() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }

  private static ResourceBundle texts() {
    return ResourceBundle.getBundle(BUNDLE, locale(), FormReply.class.getClassLoader());
  }
}
