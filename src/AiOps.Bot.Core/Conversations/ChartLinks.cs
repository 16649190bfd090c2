using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// Names of pictures, which say of which incident they are and until when, signed by the installation's key: nothing is stored, they outlive a restart, and whoever has one sees one
/// picture. Names of one day are the same, so that a card that did not change stays as it is.
/// </summary>
public sealed class ChartLinks(IOptions<ChatOptions> options, TimeProvider time, PlaceholderKey? key = null) : IChartLinks
{
    public const string Path = "/charts/";
    public const string Extension = ".png";

    /// <summary>People scroll back over a fortnight at most; the picture's data is forgotten then as well.</summary>
    private const int DaysValid = 14;

    private const int DayBytes = 4;
    private const int LongestName = 400;

    public Uri? Of(Card card) => card.Chart is { Points.IsEmpty: false } && Address is { } address && NameOf(card.Incident) is { } name
        ? new Uri(address, Path + name + Extension)
        : null;

    /// <summary>The incident of a picture; null where the name is not one of ours or its time is over.</summary>
    public IncidentId? Read(string name)
    {
        var bytes = new byte[LongestName];
        if (key is null || name.Length > LongestName || Base64Url.DecodeFromChars(name, bytes, out _, out var length) != OperationStatus.Done || length <= DayBytes + PlaceholderKey.MarkLength)
        {
            return null;
        }

        var said = bytes.AsSpan(0, length - PlaceholderKey.MarkLength);
        var mark = bytes.AsSpan(said.Length, PlaceholderKey.MarkLength);
        return key.IsMarkOf(said, mark) && Today < BinaryPrimitives.ReadInt32BigEndian(said) ? new(Encoding.UTF8.GetString(said[DayBytes..])) : null;
    }

    /// <summary>Platforms fetch over TLS alone; on this machine there is nobody in between.</summary>
    private Uri? Address => Uri.TryCreate(options.Value.PublicUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        ? address
        : null;

    private int Today => (int)(time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;

    private string? NameOf(IncidentId incident)
    {
        if (key is null)
        {
            return null;
        }

        var said = new byte[DayBytes + Encoding.UTF8.GetByteCount(incident.Value)];
        BinaryPrimitives.WriteInt32BigEndian(said, Today + DaysValid);
        Encoding.UTF8.GetBytes(incident.Value, said.AsSpan(DayBytes));
        var name = Base64Url.EncodeToString([.. said, .. key.MarkOf(said)]);
        return name.Length <= LongestName ? name : null;
    }
}
