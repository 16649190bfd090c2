using AiOps.Bot.Core;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>
/// Cuts a long backlog into windows. The position moves only when a window was read to its end, so that nothing depends on the order inside it; windows
/// grow while they are nearly empty and shrink where they are full, so that an interrupted read has little to do again.
/// </summary>
internal sealed class ReadWindow(DateTimeOffset from, DateTimeOffset through, TimeSpan firstWidth)
{
    private const int FewPages = 2;
    private const int ManyPages = 8;
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private TimeSpan width = firstWidth;
    private DateTimeOffset next = from;

    public bool IsOver => next > through;

    /// <summary>The next window; its end is in it, as FilterLogEvents counts.</summary>
    public TimeRange Current => new(next, width < through - next ? next + width : through);

    public void Done(int pages)
    {
        next = Current.To.AddMilliseconds(1);
        width = pages switch
        {
            <= FewPages => width * 2,
            >= ManyPages when width / 2 >= Shortest => width / 2,
            _ => width,
        };
    }
}
