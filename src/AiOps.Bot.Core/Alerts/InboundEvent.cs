namespace AiOps.Bot.Core.Alerts;

/// <summary>One raw inbound payload, kept verbatim and stored before it is acknowledged.</summary>
/// <param name="Id">Same payload from the same source, same id: a redelivery changes nothing.</param>
/// <param name="Source">The alert source's name, from the URL.</param>
public sealed record InboundEvent(string Id, string Source, DateTimeOffset ReceivedAt, ReadOnlyMemory<byte> Body);
