package org.sundew.listener;

/**
 * What one visit may cost.
 *
 * @param idleSeconds  how long it may be silent
 * @param visitSeconds how long it may last
 * @param receiveBytes how much the visitor may send
 * @param logBytes     how much of each direction is kept
 */
record VisitLimits(int idleSeconds, int visitSeconds, long receiveBytes, int logBytes) {}
