using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>
/// What happened and what was alarmed, as events instead of rows: a fault of an hour counts once, and so does an alarm of an hour (Tatbul et al.: Precision and Recall for
/// Time Series, NeurIPS 2018, with existence alone rewarded). A row inside an event that was hit is not counted as found, as point adjustment would.
/// </summary>
internal static class AlarmEvents
{
    public static ImmutableArray<LabelledEvent> EventsOf(ReadOnlySpan<bool> labels, ReadOnlySpan<bool> raised)
    {
        var events = ImmutableArray.CreateBuilder<LabelledEvent>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (!labels[i])
            {
                continue;
            }

            var (begin, found) = (i, -1);
            for (; i < labels.Length && labels[i]; i++)
            {
                found = found < 0 && raised[i] ? i : found;
            }

            events.Add(new(begin, i, found < 0 ? null : found));
        }

        return events.ToImmutable();
    }

    /// <param name="labels">Empty where nobody knows.</param>
    public static ImmutableArray<AlarmEpisode> EpisodesOf(ReadOnlySpan<bool> labels, ReadOnlySpan<bool> raised)
    {
        var episodes = ImmutableArray.CreateBuilder<AlarmEpisode>();
        for (var i = 0; i < raised.Length; i++)
        {
            if (!raised[i])
            {
                continue;
            }

            var isTrue = !labels.IsEmpty && labels[i];
            if (episodes.Count > 0 && i - (episodes[^1].End - 1) <= AlarmEpisode.Gap)
            {
                episodes[^1] = episodes[^1] with { End = i + 1, IsTrue = episodes[^1].IsTrue || isTrue };
            }
            else
            {
                episodes.Add(new(i, i + 1, isTrue));
            }
        }

        return episodes.ToImmutable();
    }
}
