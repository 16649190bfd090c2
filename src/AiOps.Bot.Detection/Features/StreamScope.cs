using System.Buffers;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Features;

/// <summary>
/// The stream under which state is learned. Lambda and ECS open a stream per sandbox or task, named by date, version or task id; what they do is learned per
/// group, or every new stream would look new and every finished one silent.
/// </summary>
internal static class StreamScope
{
    private const int TaskIdLength = 32;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static StreamKey Of(StreamKey stream) => IsShortLived(stream.Stream) ? stream with { Stream = "" } : stream;

    private static bool IsShortLived(string name) => name.Length > 0 && (StartsWithDate(name) || EndsWithTaskId(name));

    private static bool StartsWithDate(string name) =>
        name.Length > 10 && name[4] == '/' && name[7] == '/' && name[10] == '/' && char.IsAsciiDigit(name[0]) && char.IsAsciiDigit(name[5]) && char.IsAsciiDigit(name[8]);

    private static bool EndsWithTaskId(string name)
    {
        var tail = name.AsSpan(name.LastIndexOf('/') + 1);
        return tail.Length == TaskIdLength && tail.IndexOfAnyExcept(HexDigits) < 0;
    }
}
