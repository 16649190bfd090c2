namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>How a program's run goes.</summary>
/// <param name="Output">What it prints, both streams.</param>
internal sealed record ProgramRun(int ExitCode, string Output, TimeSpan Duration);
