/**
 * The proof that nothing is lost and nothing is double, whatever dies.
 *
 * <ol>
 *   <li>{@link org.adsum.chaos.Invariants} is the one list of what must hold in a database and a
 *       broker at rest; tests, the load driver, backups and the doctor ask it, too.
 *   <li>{@link org.adsum.chaos.ChaosPlan} draws from a seed what goes wrong when.
 *   <li>{@link org.adsum.chaos.ChaosRun} carries the plan out on a throw-away instance, plays the
 *       service manager that starts the dead again, and measures how long that takes.
 *   <li>{@link org.adsum.chaos.Classroom} is who checks in meanwhile, and remembers what each
 *       student was told.
 * </ol>
 *
 * <p>Out of scope: how fast it is, which is the load driver's matter.
 */
package org.adsum.chaos;
