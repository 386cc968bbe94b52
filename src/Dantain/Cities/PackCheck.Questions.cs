namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckQuestions(CityPack pack, FaultList faults)
    {
        var ends = Codes(pack.Services.Where(s => s.Enabled), s => s.Code).Union(pack.Packages.Select(p => p.Code)).ToHashSet();
        faults.Repeated(pack.Questions, "$.questions", ".code", q => q.Code);
        for (var i = 0; i < pack.Questions.Count; i++)
        {
            var (question, path) = (pack.Questions[i], $"$.questions[{i}]");
            Lower(question.Code, $"{path}.code", faults);
            faults.Unless(pack.Packages.All(p => p.Code != question.Code), $"{path}.code", PackCodes.Repeated, $"\"{question.Code}\" is a package too.");
            faults.Range(question.Answers.Count, 2, 6, $"{path}.answers");
            var open = pack.Questions.Skip(i + 1).Select(q => q.Code).Union(ends).ToHashSet();   // only onward, so that no answer leads in a circle
            for (var j = 0; j < question.Answers.Count; j++) CheckAnswer(question.Answers[j], open, $"{path}.answers[{j}]", faults);
            faults.Unless(!question.PerPerson || question.Answers.Count(a => IsForOneOther(pack, a.LeadsTo)) >= 2, $"{path}.perPerson", PackCodes.QuestionPerPerson,
                "Two answers at least lead to a service or package for one other living person; who comes for several gives one of them for each.");
        }
    }

    static bool IsForOneOther(CityPack pack, string code)
    {
        if (pack.Services.FirstOrDefault(s => s.Code == code) is { } service) return service.SubjectName is not null;
        PackageItem[] others = [.. pack.Packages.FirstOrDefault(p => p.Code == code)?.Items.Where(i => i.SubjectName is not null) ?? []];
        return others.All(i => i.Subject is not ("deceased" or "spouse")) && others.Select(i => i.SubjectName).Distinct().Count() == 1;
    }

    static void CheckAnswer(QuestionAnswer answer, HashSet<string> open, string path, FaultList faults)
    {
        faults.Known(answer.LeadsTo, open, $"{path}.leadsTo");
        if (answer.Days is { } days) faults.Range(days, 1, 36500, $"{path}.days");
        var dated = answer.Says.Id.Contains("{date}") && (answer.Says.En ?? answer.Says.Id).Contains("{date}");
        faults.Unless(dated == answer.Days.HasValue, $"{path}.says", PackCodes.QuestionDate, "An answer with days says {date} in both languages; one without does not.");
    }
}
