namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>Finds what is wrong with a crontab. Pure and thread-safe; never throws on input.</summary>
public interface ICrontabLint
{
    /// <param name="surroundings">What is known of the machine; what is unknown is not judged.</param>
    /// <returns>The faults in the order of their lines, worst first within a line; empty for a sound file.</returns>
    IReadOnlyList<CrontabFault> Lint(CrontabFile file, CrontabSurroundings surroundings);
}
