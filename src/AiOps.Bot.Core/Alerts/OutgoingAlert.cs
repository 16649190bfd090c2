namespace AiOps.Bot.Core.Alerts;

/// <summary>An alert on its way to a bot elsewhere. Its bytes never change, so that a repeated sending is known as one.</summary>
/// <param name="Id">That of the anomaly that it tells of.</param>
/// <param name="Body">As <see cref="SignalJson"/> writes it.</param>
public sealed record OutgoingAlert(string Id, ReadOnlyMemory<byte> Body);
