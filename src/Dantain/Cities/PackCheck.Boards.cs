namespace Dantain.Cities;

public static partial class PackCheck
{
    static void CheckBoards(Office office, string path, FaultList faults)
    {
        if (office.Board is { } board) CheckBoard(board, $"{path}.board", faults);
        var counters = Codes(office.Counters, c => $"{c.No}");
        faults.Repeated(office.Zones, $"{path}.zones", ".code", z => z.Code);
        for (var i = 0; i < office.Zones.Count; i++)
        {
            var (zone, at) = (office.Zones[i], $"{path}.zones[{i}]");
            Lower(zone.Code, $"{at}.code", faults);
            faults.Unless(zone.Counters.Count > 0, $"{at}.counters", PackCodes.Range, "A zone has at least one counter.");
            faults.Repeated(zone.Counters, $"{at}.counters", "", no => no);
            for (var j = 0; j < zone.Counters.Count; j++)
                faults.Unless(counters.Contains($"{zone.Counters[j]}"), $"{at}.counters[{j}]", PackCodes.UnknownReference, $"The office has no counter {zone.Counters[j]}.");
            if (zone.Board is { } own) CheckBoard(own, $"{at}.board", faults);
        }
    }

    static void CheckBoard(BoardPlan board, string path, FaultList faults)
    {
        if (board.Layout is { } layout) Term(layout, PackTerms.BoardLayout, $"{path}.layout", faults);
        faults.Range(board.Volume, 0, 100, $"{path}.volume");
        for (var i = 0; i < board.Quiet?.Count; i++)
            faults.Unless(board.Quiet[i].From < board.Quiet[i].To, $"{path}.quiet[{i}]", PackCodes.HoursOrder, "The end is not after the start.");
    }
}
